import type { ReactNode } from 'react'
import { Breakable } from '@/components/ui/breakable'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { ChangedValue } from '@/domain/configuration/changed-values'
import type { StepStanding } from '@/domain/procedure/standing'
import { shownValue, valueLabel } from '@/features/configuration-fields/presentation'
import { ActForm } from '@/features/procedure/components/act-form'
import type { ProcedureContext } from '@/features/procedure/components/procedure-context'
import { isDerived, recheckRemedy } from '@/features/procedure/presentation'
import { cn } from '@/lib/cn'
import { routes } from '@/lib/routes'

type StepRecheckProps = { one: StepStanding; context: ProcedureContext }

/** A step done whose values have changed since: which ones, and the form that says that it was done again. */
export function StepRecheck({ one, context }: StepRecheckProps) {
  const { uai, acts, setup, toRecheck } = context
  const changes = toRecheck.get(one.step.key)?.changes
  return (
    <section
      aria-label="À revérifier"
      className={cn(changes && 'rounded-card border border-warning-line bg-warning-soft p-4')}
    >
      {changes && (
        <>
          <p className="flex gap-2 font-semibold text-warning">
            <Icon name="alert-triangle" className="mt-0.5 size-5" />À revérifier&nbsp;: la configuration a changé depuis
            que cette étape est faite
          </p>
          <ul className="mt-2 space-y-2">
            {changes.map((change) => (
              <li key={change.name}>
                <Change change={change} />
              </li>
            ))}
          </ul>
          {acts && (
            <p className="mt-2 max-w-3xl">
              {recheckRemedy(one.step)} Si c’est la configuration qui est fausse,{' '}
              <TextLink href={routes.configuration(uai)}>remettez-y l’ancienne valeur</TextLink>&nbsp;: cette mention
              disparaîtra.
            </p>
          )}
        </>
      )}
      {acts && (
        <div className={cn(changes && 'mt-3')}>
          <ActForm
            id="refaire"
            action={acts.attestAgain}
            hidden={{ step: one.step.key, version: setup.version }}
            isOffered={changes !== undefined}
            isSettled={changes === undefined && one.state === 'attested'}
            draws="attested"
            submit={{ label: 'C’est refait', icon: 'check' }}
            after={<NextToRecheck context={context} />}
          />
        </div>
      )}
    </section>
  )
}

/** «Port d'écoute CAS a changé le …: 8082 → 82». */
function Change({ change: { name, before, after, at } }: { change: ChangedValue }) {
  return (
    <>
      <span className="font-semibold">{valueLabel(name)}</span>
      {isDerived(name) && ' (calculée de la configuration)'} a changé le <Time at={at} />
      &nbsp;:{' '}
      <span className="block">
        <Former>{shownValue(name, before)}</Former> <span aria-hidden="true">→</span>
        <span className="sr-only">, maintenant </span> <Current>{shownValue(name, after)}</Current>
      </span>
    </>
  )
}

function Former({ children }: { children: string | null }) {
  return (
    <>
      <span className="sr-only">Avant </span>
      <code className="font-mono text-sm wrap-anywhere text-ink-muted">
        <Breakable text={children ?? ''} />
      </code>
    </>
  )
}

function Current({ children }: { children: string | null }): ReactNode {
  if (children === null) return <em>non rempli</em>
  return (
    <code className="font-mono text-sm font-semibold wrap-anywhere">
      <Breakable text={children} />
    </code>
  )
}

/** Once one is done again: the next of them. */
function NextToRecheck({ context: { uai, toRecheck, place } }: { context: ProcedureContext }) {
  const [next] = toRecheck.values()
  if (!next) return null
  return (
    <ButtonLink href={routes.procedure(uai, next.step.key, place)} icon="arrow-right">
      Revérifier aussi «&nbsp;{next.step.title}&nbsp;»
    </ButtonLink>
  )
}
