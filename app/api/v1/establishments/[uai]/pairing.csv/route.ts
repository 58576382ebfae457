import { CALLS } from '@/features/api/schemas'
import { exportPeople } from '@/features/pairing/mutations'
import { peopleCsv } from '@/features/pairing/presentation'
import { explainPeople } from '@/features/reconciliation/queries'
import { onEstablishment, onlyAllows } from '@/server/api'

export const GET = onEstablishment('export_people', CALLS.exportPairing).run(async ({ access, query }) => ({
  fileName: `pairing-${access.uai}.csv`,
  csv: peopleCsv(await exportPeople(access, query.list), await explainPeople(access)),
}))

export const { POST, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('GET')
