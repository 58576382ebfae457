import 'server-only'
import type { NewFact } from '@/domain/procedure/fact'
import { setStepState, type SetStepRefusal, type WantedState } from '@/domain/procedure/set-step-state'
import { decideAndAppend, type Changed } from '@/features/procedure/mutations'
import { accept, refuse, type Result } from '@/lib/result'
import type { EstablishmentAccess } from '@/server/access'

type AlreadySo = { reason: 'already-so' }
type Wanted = WantedState & { expectedVersion?: number | undefined }

/** Brings a step to a state; without expected version, whatever happened before. The same state again writes nothing. */
export async function writeStepState(
  access: EstablishmentAccess<'advance'>,
  { expectedVersion, ...wanted }: Wanted,
  at: Date,
): Promise<Result<null, SetStepRefusal | Changed>> {
  const isStrict = expectedVersion !== undefined
  const seen = { step: wanted.step, version: expectedVersion ?? Number.MAX_SAFE_INTEGER, isStrict }
  const written = await decideAndAppend(access, seen, (setup): Result<NewFact, SetStepRefusal | AlreadySo> => {
    const decision = setStepState(setup, wanted, { by: access.actor.id, at })
    if (!decision.ok) return decision
    return decision.value ? accept(decision.value) : refuse({ reason: 'already-so' })
  })
  if (written.ok) return accept(null)
  const { refusal } = written
  return refusal.reason === 'already-so' ? accept(null) : refuse(refusal)
}
