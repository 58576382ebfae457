import { Alert } from '@/components/ui/alert'
import { Disclosure } from '@/components/ui/disclosure'
import { TextLink } from '@/components/ui/text-link'
import type { StepKey } from '@/domain/procedure/procedure'
import type { StepToRecheck } from '@/domain/procedure/steps-to-recheck'
import { recheckTitle, valuesOfRecheck } from '@/features/procedure/presentation'
import { routes } from '@/lib/routes'

/** As many as are read at a glance; more are folded. */
const MOST_IN_SIGHT = 3

type RecheckAlertProps = {
  uai: string
  toRecheck: readonly StepToRecheck[]
  /** The open step, which tells its own. */
  current?: StepKey | null
}

/** The steps done of which a value has changed since: nobody remembers the next day that PRONOTE has the former one. */
export function RecheckAlert({ uai, toRecheck, current = null }: RecheckAlertProps) {
  const others = toRecheck.filter(({ step }) => step.key !== current)
  if (others.length === 0) return null
  const list = (
    <ul>
      {others.map(({ step, changes }) => (
        <li key={step.key}>
          <TextLink href={routes.procedure(uai, step.key)}>{step.title}</TextLink>
          <span className="text-ink-muted"> — {valuesOfRecheck(changes)}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <Alert tone="warning" title={recheckTitle(others.length, others.length < toRecheck.length)}>
      <p>
        Une valeur de la configuration a changé depuis&nbsp;: PRONOTE, l’ENT ou le pare-feu ont peut-être encore
        l’ancienne.
      </p>
      {others.length > MOST_IN_SIGHT ? <Disclosure summary="Voir ces étapes">{list}</Disclosure> : list}
    </Alert>
  )
}
