import { Pool } from 'pg'
import { listEstablishments } from '@/features/population/queries'
import { criteriaSchema } from '@/features/population/schemas'
import { grantPopulation } from '@/server/access'
import { closeDatabase, openDatabase } from '@/server/db'
import { inMs, quantile, timeEach, type Figure } from './figure'
import type { Filled } from './populations'

const RUNS = 300
const WARM_UP = 50
const TARGET_RATIO = 3

const COLUMNS =
  'uai, name, city, "departmentCode", kind, state, owner, "nextStep", since, "stepsDone", "stepsApplicable", people, paired'

/** The same pages asked from the query of the application and from PostgreSQL's own driver. */
const CASES = [
  { name: 'by name', criteria: {}, where: '', order: '"sortName", uai' },
  {
    name: 'by pairing',
    criteria: { sort: '-paired' },
    where: '',
    order: '"pairedRate" desc nulls last, "sortName", uai',
  },
  { name: 'searched', criteria: { q: 'moulin' }, where: `and "searchText" like '%moulin%'`, order: '"sortName", uai' },
]

/** The list's query against the bare SQL of the same result, page and total, on the same database in the same run. */
export async function listQueryFigures({ databaseUrl, size }: Filled): Promise<Figure[]> {
  await openDatabase({ databaseUrl, dataDir: '' })
  const pool = new Pool({ connectionString: databaseUrl, max: 2 })
  const operator = { role: 'operator', academyCode: null, uai: null } as const
  const access = grantPopulation({ id: '', name: '', email: '', sessionId: null, memberships: [operator] })
  const figures: Figure[] = []
  for (const { name, criteria, where, order } of CASES) {
    const parsed = criteriaSchema.parse(criteria)
    const from = `from "Establishment" where "disabledAt" is null ${where}`
    const bare = () =>
      Promise.all([
        pool.query(`select count(*) ${from}`),
        pool.query(`select ${COLUMNS} ${from} order by ${order} limit 50 offset 0`),
      ])
    const ours = quantile(await timeEach(RUNS, WARM_UP, () => listEstablishments(access, parsed)), 0.5)
    const theirs = quantile(await timeEach(RUNS, WARM_UP, bare), 0.5)
    figures.push({
      name: `list query ${name}, ${size} establishments, against the bare SQL`,
      measured: `× ${(ours / theirs).toFixed(2)} (${inMs(ours)} / ${inMs(theirs)})`,
      target: `≤ × ${TARGET_RATIO}`,
      isMet: ours / theirs <= TARGET_RATIO,
    })
  }
  await pool.end()
  await closeDatabase()
  return figures
}
