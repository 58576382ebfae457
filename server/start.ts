import 'server-only'
import { openDatabase } from '@/server/db'
import { env } from '@/server/env'
import { StartRefused } from '@/server/start-refused'

/** Opens and migrates the database. What prevents it is said in one sentence, and ends the process. */
export async function start(): Promise<void> {
  try {
    await openDatabase(env())
  } catch (error) {
    // A throw here would leave a server that listens and never answers.
    console.error(error instanceof StartRefused ? error.message : error)
    process.exit(1)
  }
}
