import type { StepKey } from '@/domain/procedure/procedure'
import { markOf, progressOf } from '@/domain/procedure/progress'
import { applicableSteps, inOrder, type Setup } from '@/domain/procedure/setup'

/** A step that somebody is stuck on: since when, and the last that was said of it. */
export type OpenBlock = Readonly<{ step: StepKey; since: Date; reason: string | null }>

/** Every step of a setup that is blocked, the latest first: a school can be stuck in two places. */
export function openBlocks(setup: Setup): OpenBlock[] {
  const progress = progressOf(setup)
  const said = inOrder(setup.facts).filter(({ kind }) => kind === 'blocked')
  return [...applicableSteps(setup).keys()]
    .flatMap((step): OpenBlock[] => {
      const { state, blockedSince } = markOf(progress, step)
      if (state !== 'blocked' || !blockedSince) return []
      return [{ step, since: blockedSince, reason: said.findLast((fact) => fact.step === step)?.reason ?? null }]
    })
    .sort((left, right) => right.since.getTime() - left.since.getTime())
}
