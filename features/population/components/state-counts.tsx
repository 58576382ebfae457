import { ChoiceLinks } from '@/components/ui/choice-links'
import { StateGlyph } from '@/components/ui/state-glyph'
import { SETUP_STATES as STATES, type SetupState } from '@/domain/procedure/vocabulary'
import { SETUP_STATES } from '@/features/establishments/presentation'
import { listWith } from '@/features/population/presentation'
import type { Criteria } from '@/features/population/schemas'
import { formatNumber } from '@/lib/numbers'

type StateCountsProps = { criteria: Criteria; counts: ReadonlyMap<SetupState, number> }

/** How many establishments are in each state, each a way to see them alone. */
export function StateCounts({ criteria, counts }: StateCountsProps) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const choices = [
    { href: listWith(criteria, { state: undefined }), label: labelOf('Tous', total), isCurrent: !criteria.state },
    ...STATES.filter((state) => counts.has(state) || criteria.state === state).map((state) => ({
      href: listWith(criteria, { state }),
      label: (
        <>
          {criteria.state !== state && <StateGlyph state={state} />}
          {labelOf(SETUP_STATES[state].label, counts.get(state) ?? 0)}
        </>
      ),
      isCurrent: criteria.state === state,
    })),
  ]
  return <ChoiceLinks label="État" choices={choices} />
}

function labelOf(words: string, count: number) {
  return (
    <span>
      {words} <span className="font-semibold tabular-nums">{formatNumber(count)}</span>
    </span>
  )
}
