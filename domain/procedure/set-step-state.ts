import { accept, type Result } from '@/lib/result'
import { actionableStep } from '@/domain/procedure/actionable-step'
import { attest, type AttestRefusal } from '@/domain/procedure/attest'
import { block, type BlockRefusal } from '@/domain/procedure/block'
import { exempt, type ExemptRefusal } from '@/domain/procedure/exempt'
import { textOrNull, type Act, type NewFact } from '@/domain/procedure/fact'
import type { StepKey } from '@/domain/procedure/procedure'
import { reopen, type ReopenRefusal } from '@/domain/procedure/reopen'
import type { Setup } from '@/domain/procedure/setup'

/** The states that a person can ask for; the others are derived. */
export const WANTED_STATES = ['attested', 'exempted', 'blocked', 'todo'] as const

export type WantedState = {
  step: StepKey
  state: (typeof WANTED_STATES)[number]
  note?: string | undefined
  reason?: string | undefined
}

export type SetStepRefusal = AttestRefusal | BlockRefusal | ExemptRefusal | ReopenRefusal

/**
 * The fact that brings a step to the wanted state, by the rule of the act that does it; null when it is in that state
 * already, unless a blocked one is given something new to say. Refused: what that rule refuses.
 */
export function setStepState(setup: Setup, wanted: WantedState, act: Act): Result<NewFact | null, SetStepRefusal> {
  const found = actionableStep(setup, wanted.step)
  if (!found.ok) return found
  const { state, lastFact } = found.value.mark
  const { step, note = null, reason = '' } = wanted
  const saysMore = wanted.state === 'blocked' && textOrNull(reason) !== (lastFact?.reason ?? null)
  if (state === wanted.state && !saysMore) return accept(null)
  switch (wanted.state) {
    case 'attested':
      return attest(setup, { step, note }, act)
    case 'exempted':
      return exempt(setup, { step, note, reason }, act)
    case 'blocked':
      return block(setup, { step, note, reason }, act)
    case 'todo': {
      const reopening = reopen(setup, { step, note, reason }, act)
      return reopening.ok ? accept(reopening.value.fact) : reopening
    }
  }
}
