import type { Metadata } from 'next'
import { keepPairing, searchPaired } from '@/features/corrections/actions'
import { CorrectionsView } from '@/features/corrections/components/corrections-view'
import { listCorrections, listPaired } from '@/features/corrections/queries'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { readUnpairedFilter } from '@/features/pairing/schemas'
import { requireEstablishmentOrOpening } from '@/server/guard'

export const metadata: Metadata = { title: 'Défaire un appariement' }

type Address = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ uai: string }>; searchParams: Promise<Address> }

export default async function CorrectionsPage({ params, searchParams }: Props) {
  const { uai } = await params
  const access = await requireEstablishmentOrOpening(uai, 'import')
  if (!access) return <OpeningRequired action={openPeople.bind(null, uai)} purpose="défaire un appariement" />
  const filter = readUnpairedFilter(await searchParams)
  const [corrections, paired] = await Promise.all([listCorrections(access), listPaired(access, filter)])
  return (
    <CorrectionsView
      {...{ uai, corrections, paired, filter }}
      keep={keepPairing.bind(null, uai)}
      search={searchPaired.bind(null, uai)}
    />
  )
}
