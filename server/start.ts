import 'server-only'
import { describeDemonstrationAccounts } from '@/prisma/seed/demonstration-accounts'
import {
  eraseDemonstration,
  isEmpty,
  isHalfLoaded,
  loadDemonstration,
  SMALL_DEMONSTRATION,
} from '@/prisma/seed/load-demonstration'
import { now } from '@/server/clock'
import { openDatabase } from '@/server/db'
import { env } from '@/server/env'
import { isDemonstration } from '@/server/installation'
import { StartRefused } from '@/server/start-refused'

/**
 * Opens and migrates the database; an embedded one that is empty receives the demonstration. What prevents the start is
 * said in one sentence, and ends the process. Gives whether the database is embedded.
 */
export async function start(): Promise<boolean> {
  try {
    const { embedded } = await openDatabase(env())
    if (embedded) await provideDemonstration()
    if (await isDemonstration()) await printDemonstrationAccounts()
    return embedded
  } catch (error) {
    // A throw here would leave a server that listens and never answers.
    console.error(error instanceof StartRefused ? error.message : error)
    return process.exit(1)
  }
}

/** For an embedded database that is empty, or where the loading was interrupted before anybody could sign in. */
async function provideDemonstration(): Promise<void> {
  try {
    if (await isHalfLoaded()) await eraseDemonstration()
    if (await isEmpty()) await loadDemonstration(SMALL_DEMONSTRATION, now())
  } catch (error) {
    throw StartRefused.because(error, 'La démonstration n’a pas pu être chargée')
  }
}

async function printDemonstrationAccounts(): Promise<void> {
  const lines = await describeDemonstrationAccounts(now())
  console.log(['', 'Comptes de démonstration (rôle, adresse, mot de passe, jeton d’API) :', ...lines, ''].join('\n'))
}
