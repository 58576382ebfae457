/** `npm run projection:rebuild`: computes anew, from facts and people, everything that lists show. */
import { noteProjectionRules, rebuildProjection } from '@/features/establishments/mutations'
import { formatNumber } from '@/lib/numbers'
import { closeDatabase, db, openDatabase } from '@/server/db'
import { env } from '@/server/env'
import { StartRefused } from '@/server/start-refused'

try {
  await openDatabase(env())
  await rebuildProjection((done) => console.log(`${formatNumber(done)} raccordements recalculés`))
  await noteProjectionRules(db())
  await closeDatabase()
} catch (error) {
  console.error(StartRefused.because(error, 'Le calcul n’est pas allé au bout').message)
  process.exit(1)
}
