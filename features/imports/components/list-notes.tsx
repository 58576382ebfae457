import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { mayHoldCasId } from '@/domain/lists/unrecognised-columns'
import type { ImportDetail } from '@/features/imports/queries'
import { CAS_ID_NOT_FOUND } from '@/features/known-columns/presentation'
import { describeRefusal } from '@/features/list-refusals/presentation'

type ListNotesProps = { recognised: ImportDetail['recognised']; columnsForm: ReactNode }

/** What a list that is taken does not say, though it may seem to, and what to do about it. */
export function ListNotes({ recognised, columnsForm }: ListNotesProps) {
  const guardians = recognised.columns.filter(({ field }) => field === 'guardian').map(({ header }) => header)
  const beside = describeRefusal({ reason: 'guardians_in_columns', columns: guardians })
  return (
    <>
      {columnsForm && mayHoldCasId(recognised) && (
        <Card title={CAS_ID_NOT_FOUND.title} id="columns-question">
          <p className="max-w-3xl">{CAS_ID_NOT_FOUND.detail}</p>
          <div className="mt-6">{columnsForm}</div>
        </Card>
      )}
      {guardians.length > 0 && (
        <Alert tone="info" title={beside.title}>
          <p>
            {beside.detail} {beside.remedy}
          </p>
        </Alert>
      )}
    </>
  )
}
