import type { ReactNode } from 'react'
import { StateBadge } from '@/components/ui/state-badge'
import { StateGlyph } from '@/components/ui/state-glyph'
import type { StepState } from '@/domain/procedure/vocabulary'
import { STEP_STATES } from '@/features/establishments/presentation'

/** An act that is on its way marks its form; the page, `group/procedure`, then shows the state that it aims at. */
const SHOWN_WHILE = {
  attested: 'hidden group-has-[[data-pending=attested]]/procedure:inline-flex',
  exempted: 'hidden group-has-[[data-pending=exempted]]/procedure:inline-flex',
  blocked: 'hidden group-has-[[data-pending=blocked]]/procedure:inline-flex',
  todo: 'hidden group-has-[[data-pending=todo]]/procedure:inline-flex',
} as const satisfies Partial<Record<StepState, string>>

type StateOnItsWayProps = { state: StepState; look: 'badge' | 'glyph' }

/** The state of the open step: as it is known, or as it will be once the act being sent is accepted. */
export function StateOnItsWay({ state, look }: StateOnItsWayProps) {
  const Drawn = look === 'badge' ? Badge : Glyph
  return (
    <>
      <span className="inline-flex group-has-[[data-pending]]/procedure:hidden">
        <Drawn state={state} />
      </span>
      {(Object.keys(SHOWN_WHILE) as (keyof typeof SHOWN_WHILE)[]).map((coming) => (
        <span key={coming} aria-hidden="true" className={SHOWN_WHILE[coming]}>
          <Drawn state={coming} />
        </span>
      ))}
    </>
  )
}

function Badge({ state }: { state: StepState }): ReactNode {
  return <StateBadge state={state}>{STEP_STATES[state].label}</StateBadge>
}

function Glyph({ state }: { state: StepState }): ReactNode {
  return <StateGlyph state={state} className="mt-1" />
}
