import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import { HOLD_HINTS, holdSentence } from '@/features/holds/presentation'
import type { ImportDetail } from '@/features/imports/queries'
import { ApprovalForm } from './approval-form'
import { ExtractForm } from './extract-form'
import { ImportActForm, type ImportActions } from './import-act-form'

type HeldDecisionProps = {
  found: ImportDetail
  actions: Pick<ImportActions, 'approve' | 'drop' | 'reanalyse'>
  /** What else is to be known before deciding. */
  children: ReactNode
}

/** Why an import is held, then what can be done with it, the least harmful first. */
export function HeldDecision({ found, actions, children }: HeldDecisionProps) {
  const mayBeExtract = found.coverage === 'whole' && found.holds.some(({ code }) => code === 'many_absent')
  return (
    <div className="space-y-6">
      <Alert tone="warning" title="Cet import est retenu par sécurité">
        <ul className="list-disc space-y-1 pl-5">
          {found.holds.map((hold) => (
            <li key={hold.code}>
              {holdSentence(hold)} <span className="block text-sm">{HOLD_HINTS[hold.code]}</span>
            </li>
          ))}
        </ul>
        <p>Vérifiez d’abord, plus bas, qui est concerné, et que la liste vient bien de cet établissement.</p>
      </Alert>
      {children}
      {mayBeExtract && (
        <Choice title="Elle n’est qu’un extrait">
          <ExtractForm action={actions.reanalyse} importId={found.id} />
        </Choice>
      )}
      <Choice title="Elle est juste">
        <ApprovalForm action={actions.approve} importId={found.id} analysis={found.analysisNumber} />
      </Choice>
      <Choice title="Elle n’est pas la bonne">
        <ImportActForm action={actions.drop} importId={found.id}>
          <SubmitButton variant="secondary" icon="x">
            Abandonner
          </SubmitButton>
        </ImportActForm>
      </Choice>
    </div>
  )
}

function Choice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 text-base font-semibold">{title}</h3>
      {children}
    </section>
  )
}
