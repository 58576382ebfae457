/**
 * `npm run demo -- --establishments 11000 --people 90`: replaces the demonstration by one of another size, or fills an
 * empty database with it. Refuses a database where people really work; `--replace`: even if accounts were added to it.
 */
import { formatNumber } from '@/lib/numbers'
import { counted } from '@/lib/plural'
import { countOtherAccounts, describeDemonstrationAccounts } from '@/prisma/seed/demonstration-accounts'
import { eraseDemonstration, isEmpty, loadDemonstration, SMALL_DEMONSTRATION } from '@/prisma/seed/load-demonstration'
import { now } from '@/server/clock'
import { closeDatabase, db, openDatabase } from '@/server/db'
import { env } from '@/server/env'
import { isDemonstration } from '@/server/installation'
import { StartRefused } from '@/server/start-refused'
import { readOptions } from './options'

const MOST_ESTABLISHMENTS = 50_000
const MOST_PEOPLE = 5_000

try {
  const values = readOptions({
    establishments: { type: 'string' },
    people: { type: 'string' },
    replace: { type: 'boolean' },
  })
  const establishments = readCount('--establishments', values.establishments, MOST_ESTABLISHMENTS)
  const people = readCount('--people', values.people, MOST_PEOPLE)
  await openDatabase(env())
  if (!(await isEmpty())) {
    if (!(await isDemonstration())) {
      throw new StartRefused(
        'Cette base contient de vrais établissements ou de vrais comptes : la démonstration ne la remplace pas. Choisissez une base vide avec DATABASE_URL ou DATA_DIR.',
      )
    }
    const others = await countOtherAccounts()
    if (others > 0 && !values.replace) {
      throw new StartRefused(
        `Cette démonstration a aussi ${counted(others, 'compte créé', 'comptes créés')} depuis, qu’une nouvelle effacerait. Pour la remplacer tout de même, ajoutez --replace.`,
      )
    }
    await eraseDemonstration()
  }
  const total = establishments ?? SMALL_DEMONSTRATION.establishments
  const started = Date.now()
  await loadDemonstration({ establishments: total, people: people ?? SMALL_DEMONSTRATION.people }, now(), (written) => {
    const seconds = Math.round((Date.now() - started) / 1000)
    console.log(`${formatNumber(written)} établissements sur ${formatNumber(total)} (${seconds} s)`)
  })
  const known = await db().person.count()
  console.log(`La démonstration est prête : ${formatNumber(total)} établissements, ${formatNumber(known)} personnes.`)
  for (const line of await describeDemonstrationAccounts(now())) console.log(line)
  await closeDatabase()
} catch (error) {
  console.error(sentence(error))
  // Without closing: a database whose disk is full throws once more when it is closed.
  process.exit(1)
}

function readCount(option: string, typed: string | undefined, most: number): number | undefined {
  if (typed === undefined) return undefined
  const count = Number(typed)
  if (!Number.isInteger(count) || count < 1 || count > most) {
    throw new StartRefused(`L’option ${option} attend un nombre entier entre 1 et ${most}, pas « ${typed} ».`)
  }
  return count
}

function sentence(error: unknown): string {
  if (error instanceof StartRefused) return error.message
  return StartRefused.because(error, 'La démonstration n’a pas pu être chargée').message
}
