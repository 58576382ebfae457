import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { UnclearColumns } from '@/domain/lists/pronote-list'
import { ImportActForm, type ImportAction } from '@/features/imports/components/import-act-form'
import { describeRefusal } from '@/features/list-refusals/presentation'
import type { ImportDetail } from '@/features/imports/queries'
import { formatDateTime } from '@/lib/dates'
import { TellColumnsForm } from './tell-columns-form'

type ColumnsQuestionProps = {
  found: ImportDetail
  unclear: UnclearColumns
  /** Of each column, in their order. */
  samples: string[][]
  actions: { match: ImportAction; drop: ImportAction }
}

/** A list that waits until somebody says what its columns are. */
export function ColumnsQuestion({ found, unclear, samples, actions }: ColumnsQuestionProps) {
  const { columns } = found.recognised
  const headers = unclear.candidates.map((index) => columns[index]?.header ?? '')
  const { title, detail } = describeRefusal(
    unclear.reason === 'several_columns'
      ? { reason: unclear.reason, field: unclear.field, columns: headers }
      : { reason: unclear.reason, columns: headers },
  )
  return (
    <div className="space-y-6">
      <Card title={title} id="columns-question" emphasis="accent">
        <p className="max-w-3xl">
          {detail} Dites ce que contient chaque colonne&nbsp;: ce sera retenu pour les prochaines listes de
          l’établissement, et vous pourrez l’oublier. Rien n’est encore écrit&nbsp;; sans réponse, cette liste sera
          oubliée le {formatDateTime(found.expiresAt)}.
        </p>
        <div className="mt-6">
          <TellColumnsForm found={found} candidates={unclear.candidates} samples={samples} match={actions.match} />
        </div>
      </Card>
      <ImportActForm action={actions.drop} importId={found.id}>
        <SubmitButton variant="secondary" icon="x">
          Abandonner cette liste
        </SubmitButton>
      </ImportActForm>
    </div>
  )
}
