import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { mayHoldCasId } from '@/domain/lists/unrecognised-columns'
import type { ImportDetail } from '@/features/imports/queries'
import { CAS_ID_NOT_FOUND } from '@/features/known-columns/presentation'

type ListNotesProps = { recognised: ImportDetail['recognised']; columnsForm: ReactNode }

/** What a list that is taken does not say, though it may seem to, and what to do about it. */
export function ListNotes({ recognised, columnsForm }: ListNotesProps) {
  return (
    <>
      {columnsForm && mayHoldCasId(recognised) && (
        <Card title={CAS_ID_NOT_FOUND.title} id="columns-question">
          <p className="max-w-3xl">{CAS_ID_NOT_FOUND.detail}</p>
          <div className="mt-6">{columnsForm}</div>
        </Card>
      )}
    </>
  )
}
