import { openPeopleFor } from '@/domain/access/opening'
import { openingProblem } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { recordOpenings } from '@/features/openings/mutations'
import { onEstablishment, onlyAllows } from '@/server/api'

export const POST = onEstablishment('open_people', CALLS.openPeople)
  .act(async ({ access, body, now }) => {
    const decision = openPeopleFor(body.reason, now)
    if (!decision.ok) return openingProblem(decision.refusal)
    await recordOpenings([access], decision.value)
    return decision.value.until.toISOString()
  })
  .tell((_access, until) => Promise.resolve({ until }))

export const { GET, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('POST')
