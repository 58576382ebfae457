import 'server-only'
import type { PGlite, Transaction } from '@electric-sql/pglite'
import { breathe } from '@/server/breathe'

/** Milliseconds of statements after which everything else that waits has its turn. */
const SLICE_MS = 20

/**
 * An embedded database works in this process, and answers before anything else is looked at: statement after statement,
 * a long work would stop the whole server, files and pages without any data too. Between two of them, others have a turn.
 */
export function letOthers(pglite: PGlite): PGlite {
  let turnAt = performance.now()
  const wait = async () => {
    if (performance.now() - turnAt < SLICE_MS) return
    await breathe()
    turnAt = performance.now()
  }
  const slowly = <Client extends Pick<PGlite | Transaction, 'query'>>(client: Client): Client => {
    const query = client.query.bind(client)
    client.query = async <Row>(...[text, values, options]: Parameters<Client['query']>) => {
      await wait()
      return query<Row>(text, values, options)
    }
    return client
  }
  const transaction = pglite.transaction.bind(pglite)
  pglite.transaction = (work) => transaction((tx) => work(slowly(tx)))
  return slowly(pglite)
}
