import type { Metadata } from 'next'
import { JournalView } from '@/features/journal/components/journal-view'
import { JOURNAL_GROUPS, kindsOf, type JournalGroup } from '@/features/journal/presentation'
import { listJournal } from '@/features/journal/queries'
import { findSetup } from '@/features/procedure/queries'
import { requireEstablishment } from '@/server/guard'

export const metadata: Metadata = { title: 'Journal' }

type JournalPageProps = { params: Promise<{ uai: string }>; searchParams: Promise<Record<string, unknown>> }

export default async function JournalPage({ params, searchParams }: JournalPageProps) {
  const { uai } = await params
  const { sujet, avant } = await searchParams
  const access = await requireEstablishment(uai, 'read')
  const group = (Object.keys(JOURNAL_GROUPS) as JournalGroup[]).find((one) => one === sujet) ?? null
  const before = typeof avant === 'string' ? avant : null
  const [{ procedure }, page] = await Promise.all([
    findSetup(access),
    listJournal(access, { before, kinds: group && kindsOf(group) }),
  ])
  return <JournalView {...{ uai, procedure, page, group }} isLatest={before === null} />
}
