import { closeDatabase, openDatabase } from '@/server/db'
import { env } from '@/server/env'
import { StartRefused } from '@/server/start-refused'

/** Ends a command with a sentence and a status that says it failed. */
export function failWith(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

/**
 * Runs a command on the database, which it opens and closes. A refusal to open is one sentence; embedded, it is most often
 * that a server holds the folder, so the sentence names the page that does the same.
 */
export async function withDatabase<T>(samePage: string, run: () => Promise<T>): Promise<T> {
  try {
    await openDatabase(env())
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    const hint = isEmbedded() ? ` Pendant que Passerelle tourne, la page ${samePage} fait la même chose.` : ''
    failWith(`${error.message}${hint}`)
  }
  try {
    return await run()
  } finally {
    await closeDatabase()
  }
}

function isEmbedded(): boolean {
  return !process.env.DATABASE_URL
}
