import { ButtonLink } from '@/components/ui/button-link'
import type { StepStanding } from '@/domain/procedure/standing'
import { ActForm } from '@/features/procedure/components/act-form'
import { isDone, type ProcedureActs, type ProcedureContext } from '@/features/procedure/components/procedure-context'
import { routes } from '@/lib/routes'

type StepActsProps = {
  one: StepStanding
  context: ProcedureContext
  acts: ProcedureActs
  /** Something must be done before the step can be ticked. */
  isHeldUp: boolean
}

/**
 * Every form of a step stays in place whatever its state: one that no longer applies draws nothing but what became of
 * its last submission.
 */
export function StepActs({ one, context, acts, isHeldUp }: StepActsProps) {
  const { step, state } = one
  const hidden = { step: step.key, version: context.setup.version }
  const isClosed = state === 'not_applicable' || context.standing.state === 'not_concerned'
  const isOpen = !isDone(one) && !isClosed
  const after = <WaysOn one={one} context={context} acts={acts} />
  return (
    <section aria-label="Faire avancer l’étape" className="space-y-2 border-t border-line pt-5 print:hidden">
      {isOpen && isHeldUp && (
        <p className="text-ink-muted">Vous pourrez cocher cette étape quand ce qui est demandé plus haut sera fait.</p>
      )}
      <ActForm
        id="attester"
        action={acts.attest}
        hidden={hidden}
        isOffered={isOpen && !isHeldUp}
        isSettled={state === 'attested'}
        draws="attested"
        field={{
          name: 'note',
          label: 'Note',
          hint: 'Visible de l’établissement et de l’assistance. N’écrivez pas de nom d’élève.',
        }}
        submit={{ label: 'C’est fait', icon: 'check', size: 'lg' }}
        after={after}
      />
      <ActForm
        id="bloquer"
        action={acts.block}
        hidden={hidden}
        isOffered={isOpen}
        isSettled={state === 'blocked'}
        draws="blocked"
        summary={state === 'blocked' ? 'Ajouter une précision au blocage…' : 'Je suis bloqué…'}
        field={{
          name: 'reason',
          label: 'Ce qui ne va pas',
          hint: 'Le message affiché, ce que vous avez essayé. N’écrivez ni mot de passe ni nom d’élève.',
          required: true,
        }}
        submit={{ label: 'Demander de l’aide', variant: 'secondary' }}
      />
      <ActForm
        id="dispenser"
        action={acts.exempt}
        hidden={hidden}
        isOffered={isOpen && step.exemptable}
        isSettled={state === 'exempted'}
        draws="exempted"
        summary="Dispenser de cette étape…"
        field={{
          name: 'reason',
          label: 'Pourquoi cette étape ne se fait pas ici',
          hint: 'Ce motif reste dans le journal, pour qui reprendra le dossier.',
          required: true,
        }}
        submit={{ label: 'Dispenser l’établissement de cette étape', variant: 'secondary' }}
        after={after}
      />
      <ActForm
        id="rouvrir"
        action={acts.reopen}
        hidden={hidden}
        isOffered={!isClosed && (isDone(one) || state === 'blocked')}
        isSettled={state === 'todo'}
        draws="todo"
        summary={state === 'blocked' ? 'Je ne suis plus bloqué…' : 'Rouvrir l’étape…'}
        field={{ name: 'reason', label: 'Motif' }}
        submit={{ label: state === 'blocked' ? 'Lever le blocage' : 'Rouvrir l’étape', variant: 'secondary' }}
      />
    </section>
  )
}

/** Right after an act: the next step, and the way back. */
function WaysOn({ one, context, acts }: Omit<StepActsProps, 'isHeldUp'>) {
  const { nextStep } = context.standing
  return (
    <>
      {nextStep && (
        <ButtonLink href={routes.procedure(context.uai, nextStep, context.place)} variant="primary" icon="arrow-right">
          Étape suivante
        </ButtonLink>
      )}
      <ActForm
        id="annuler"
        action={acts.reopen}
        hidden={{ step: one.step.key, version: context.setup.version, reason: '' }}
        isOffered
        isSettled={false}
        draws="todo"
        submit={{ label: 'Annuler', icon: 'undo', variant: 'quiet' }}
      />
    </>
  )
}
