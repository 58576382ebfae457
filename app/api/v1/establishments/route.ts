import { CALLS } from '@/features/api/schemas'
import { listEstablishments } from '@/features/population/queries'
import { onlyAllows, onPopulation } from '@/server/api'

export const GET = onPopulation(CALLS.listEstablishments).run(({ access, query }) => listEstablishments(access, query))

export const { POST, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('GET')
