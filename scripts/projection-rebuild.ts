/** `npm run projection:rebuild`: computes anew, from facts and people, everything that lists show. */
import { rebuildProjection } from '@/features/establishments/mutations'
import { formatNumber } from '@/lib/numbers'
import { closeDatabase, openDatabase } from '@/server/db'
import { env } from '@/server/env'
import { StartRefused } from '@/server/start-refused'

try {
  await openDatabase(env())
  await rebuildProjection((done) => console.log(`${formatNumber(done)} raccordements recalculés`))
} catch (error) {
  console.error(error instanceof StartRefused ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
