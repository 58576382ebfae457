import type { ImportAction } from '@/features/imports/components/import-act-form'
import type { ImportDetail } from '@/features/imports/queries'
import { columnField, columnOptions, columnTitle } from '@/features/known-columns/presentation'
import { MatchColumnsForm, type ColumnQuestion } from './match-columns-form'

type TellColumnsFormProps = {
  found: ImportDetail
  /** Indexes of the columns in question. */
  candidates: readonly number[]
  /** Of each column, in their order. */
  samples: string[][]
  match: ImportAction
}

/** What each column of a list that waits holds, to be said. */
export function TellColumnsForm({ found, candidates, samples, match }: TellColumnsFormProps) {
  const { columns, unclear } = found.recognised
  const isSole = unclear?.reason === 'unmatched_columns' && candidates.length === 1
  const questions = columns.map((column, index): ColumnQuestion => {
    const isCandidate = candidates.includes(index)
    return {
      name: columnField(index),
      title: columnTitle(column.header, index),
      samples: samples[index] ?? [],
      options: columnOptions(found.recognised, index),
      chosen: isCandidate ? (isSole ? 'pronoteId' : '') : (column.field ?? ''),
      isCandidate,
    }
  })
  return <MatchColumnsForm action={match} importId={found.id} questions={questions} />
}
