import { establishmentJson } from '@/features/api/presentation'
import { findListedEstablishment } from '@/features/api/queries'
import { CALLS } from '@/features/api/schemas'
import { findSetup } from '@/features/procedure/queries'
import { onEstablishment, onlyAllows } from '@/server/api'

export const GET = onEstablishment('read', CALLS.showEstablishment).run(async ({ access }) =>
  establishmentJson(await findListedEstablishment(access), await findSetup(access)),
)

export const { POST, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('GET')
