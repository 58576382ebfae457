import { pairingJson } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { findPairing } from '@/features/pairing/queries'
import { countPairingReasons } from '@/features/reconciliation/queries'
import { onEstablishment, onlyAllows } from '@/server/api'

export const GET = onEstablishment('read', CALLS.showPairing).run(async ({ access }) =>
  pairingJson(await findPairing(access), await countPairingReasons(access)),
)

export const { POST, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('GET')
