import { ActForm } from '@/features/procedure/components/act-form'
import type { ProcedureActs } from '@/features/procedure/components/procedure-context'

type ConcernFormsProps = { acts: ProcedureActs; version: number; isConcerned: boolean }

/** An establishment that has no PRONOTE to connect leaves the procedure, with a reason, and can come back. */
export function ConcernForms({ acts, version, isConcerned }: ConcernFormsProps) {
  return (
    <div className="print:hidden">
      <ActForm
        id="non-concerne"
        action={acts.leave}
        hidden={{ version }}
        isOffered={isConcerned}
        isSettled={!isConcerned}
        summary="Cet établissement n’est pas concerné…"
        field={{
          name: 'reason',
          label: 'Motif',
          hint: 'Par exemple : PRONOTE est hébergé par son éditeur, ou l’établissement emploie un autre logiciel.',
          required: true,
        }}
        submit={{ label: 'Déclarer non concerné', variant: 'secondary' }}
      />
      <ActForm
        id="concerne"
        action={acts.join}
        hidden={{ version }}
        isOffered={!isConcerned}
        isSettled={isConcerned}
        submit={{ label: 'Déclarer de nouveau concerné', variant: 'secondary', icon: 'undo' }}
      />
    </div>
  )
}
