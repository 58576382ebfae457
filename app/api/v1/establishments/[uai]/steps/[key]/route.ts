import { writeStepState } from '@/features/api/mutations'
import { stepProblem, stepSavedJson } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { findSetup } from '@/features/procedure/queries'
import { onEstablishment, onlyAllows } from '@/server/api'

export const PUT = onEstablishment('advance', CALLS.setStep).run(async ({ access, params, body, now }) => {
  const written = await writeStepState(access, { ...body, step: params.key }, now)
  const setup = await findSetup(access)
  return written.ok ? stepSavedJson(setup, params.key) : stepProblem(written.refusal, setup)
})

export const { GET, POST, PATCH, DELETE, OPTIONS } = onlyAllows('PUT')
