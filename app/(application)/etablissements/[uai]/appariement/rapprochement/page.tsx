import type { Metadata } from 'next'
import { acceptObviousCases, decideCase, reopenCase } from '@/features/reconciliation/actions'
import { ReconciliationView } from '@/features/reconciliation/components/reconciliation-view'
import { explainCases, listDecided } from '@/features/reconciliation/queries'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { listedPage } from '@/lib/list-query'
import { requireEstablishmentOrOpening } from '@/server/guard'

export const metadata: Metadata = { title: 'Rapprochement avec l’ENT' }

type Props = {
  params: Promise<{ uai: string }>
  searchParams: Promise<{ page?: string | string[]; tranches?: string | string[] }>
}

export default async function ReconciliationPage({ params, searchParams }: Props) {
  const { uai } = await params
  const access = await requireEstablishmentOrOpening(uai, 'import')
  if (!access) return <OpeningRequired action={openPeople.bind(null, uai)} purpose="rapprocher l’ENT et PRONOTE" />
  const { page, tranches } = await searchParams
  const [cases, decided] = await Promise.all([explainCases(access), listDecided(access, listedPage(tranches))])
  return (
    <ReconciliationView
      {...{ uai, ...cases, decided }}
      page={listedPage(page)}
      accept={acceptObviousCases.bind(null, uai)}
      decide={decideCase.bind(null, uai)}
      reopen={reopenCase.bind(null, uai)}
    />
  )
}
