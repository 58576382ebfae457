import { pairingJson } from '@/features/api/presentation'
import { countSharing } from '@/features/api/queries'
import { CALLS } from '@/features/api/schemas'
import { findPairing } from '@/features/pairing/queries'
import { onEstablishment, onlyAllows } from '@/server/api'

export const GET = onEstablishment('read', CALLS.showPairing).run(async ({ access }) =>
  pairingJson(await findPairing(access), await countSharing(access)),
)

export const { POST, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('GET')
