import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { dropEntList, keepEntList } from '@/features/ent-lists/actions'
import { EntListReview } from '@/features/ent-lists/components/ent-list-review'
import { findEntList } from '@/features/ent-lists/queries'
import { listName } from '@/features/imports/presentation'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { routes } from '@/lib/routes'
import { requireEstablishmentOrOpening } from '@/server/guard'

export const metadata: Metadata = { title: 'Liste de l’ENT' }

export default async function EntListPage({ params }: { params: Promise<{ uai: string; listId: string }> }) {
  const { uai, listId } = await params
  const access = await requireEstablishmentOrOpening(uai, 'import')
  if (!access) return <OpeningRequired action={openPeople.bind(null, uai)} purpose="apporter la liste de l’ENT" />
  const found = await findEntList(access, listId)
  if (!found) notFound()
  return (
    <>
      <TextLink href={routes.entLists(uai)}>Liste des comptes de l’ENT</TextLink>
      <h2 className="mt-2 mb-1 text-xl wrap-anywhere">{listName(found.fileName)}</h2>
      <p className="mb-6 text-ink-muted">
        Apportée le <Time at={found.createdAt} /> par {found.byName}
      </p>
      <EntListReview found={found} keep={keepEntList.bind(null, uai)} drop={dropEntList.bind(null, uai)} />
    </>
  )
}
