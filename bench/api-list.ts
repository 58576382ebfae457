import type { Figure } from './figure'
import { askWell, newClient, type RunningServer } from './built-server'
import type { Filled } from './populations'

const CLIENTS = 8
const SECONDS = 10
/** V8 goes on making the server's code faster for some thousands of calls: what it gives all day comes after. */
const WARM_UP_SECONDS = 10
/** Five times what an API of general tools answers for the same list on two cores. */
const TARGET_PER_SECOND = 450

/** How many lists a second the API gives to eight clients that ask one after the other. */
export async function apiListFigure(server: RunningServer, { size, token }: Filled): Promise<Figure> {
  await answersFor(server, token, WARM_UP_SECONDS)
  const perSecond = (await answersFor(server, token, SECONDS)) / SECONDS
  return {
    name: `API list, ${size} establishments, ${CLIENTS} clients`,
    measured: `${perSecond.toFixed(0)} requests/s`,
    target: `≥ ${TARGET_PER_SECOND}`,
    isMet: perSecond >= TARGET_PER_SECOND,
  }
}

async function answersFor(server: RunningServer, token: string, seconds: number): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  const end = performance.now() + seconds * 1000
  const counts = Array.from({ length: CLIENTS }, async () => {
    const client = newClient()
    let answers = 0
    for (; performance.now() < end; answers++) await askWell(`${server.address}/api/v1/establishments`, headers, client)
    client.destroy()
    return answers
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}
