import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { eraseKeptEntLists } from '@/features/ent-lists/actions'
import { BringEntListForm } from '@/features/ent-lists/components/bring-ent-list-form'
import { EntExportHelp } from '@/features/ent-lists/components/ent-export-help'
import { KeptEntLists } from '@/features/ent-lists/components/kept-ent-lists'
import { WaitingEntLists } from '@/features/ent-lists/components/waiting-ent-lists'
import { forgetEntLists } from '@/features/ent-lists/mutations'
import { findEntVendor, listKeptEntLists, listWaitingEntLists } from '@/features/ent-lists/queries'
import { refusedEntListSchema } from '@/features/ent-lists/schemas'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { routes } from '@/lib/routes'
import { readFlash } from '@/server/flash'
import { requireEstablishmentOrOpening } from '@/server/guard'

export const metadata: Metadata = { title: 'Liste des comptes de l’ENT' }

type Props = { params: Promise<{ uai: string }>; searchParams: Promise<{ refus?: string | string[] }> }

export default async function EntListsPage({ params, searchParams }: Props) {
  const { uai } = await params
  const access = await requireEstablishmentOrOpening(uai, 'import')
  if (!access) return <OpeningRequired action={openPeople.bind(null, uai)} purpose="apporter la liste de l’ENT" />
  await forgetEntLists()
  const { refus } = await searchParams
  const [waiting, kept, vendor, left] = await Promise.all([
    listWaitingEntLists(access),
    listKeptEntLists(access),
    findEntVendor(access),
    refus ? readFlash(refusedEntListSchema, 'ent') : null,
  ])
  const refused = left?.reason === refus ? left : refus ? 'unknown' : null
  return (
    <div className="space-y-6">
      <div>
        <TextLink href={routes.identifiers(uai)}>Listes de PRONOTE</TextLink>
        <h2 className="mt-2 text-2xl">Liste des comptes de l’ENT</h2>
        <p className="mt-1 max-w-3xl text-ink-muted">
          Elle sert à comprendre&nbsp;: qui manque dans l’ENT, qui y porte un autre nom, qui y est deux fois. Elle ne
          change rien à l’appariement, que seules disent les listes de PRONOTE.
        </p>
      </div>
      <WaitingEntLists uai={uai} waiting={waiting} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Card title="Apporter la liste de l’ENT" id="bring">
          <BringEntListForm uai={uai} refused={refused} vendor={vendor} />
        </Card>
        <EntExportHelp />
      </div>
      <KeptEntLists uai={uai} kept={kept} erase={eraseKeptEntLists.bind(null, uai)} />
    </div>
  )
}
