import { inMs, quantile, spread, timeEach, type Figure } from './figure'
import { askWell, newClient, type RunningServer } from './built-server'
import type { Filled } from './populations'

const REQUESTS = 200
const WARM_UP = 40
const TARGET_P95_MS = 100
/** The cost may not follow the number of establishments, which grows a hundredfold. */
const TARGET_GROWTH = 2

/** Other looks at the list that staff take all day: searched, narrowed, sorted, far down. */
const LOOKS = ['?q=moulin', '?etat=blocked&tri=since', '?tri=-paired', '?responsable=school&tri=progress', '?page=200']

export type PageTimes = { size: number; first: number[]; looks: number[] }

/** How long the list's page takes on the server, asked over loopback by one signed-in operator, one request at a time. */
export async function timeListPage(server: RunningServer, { size, cookie }: Filled): Promise<PageTimes> {
  const client = newClient()
  const page = (query: string) => askWell(`${server.address}/etablissements${query}`, { cookie }, client)
  const first = await timeEach(REQUESTS, WARM_UP, () => page(''))
  const looks = await timeEach(REQUESTS, LOOKS.length, (index) => page(LOOKS[index % LOOKS.length] ?? ''))
  client.destroy()
  return { size, first, looks }
}

export function pageFigures(times: readonly PageTimes[]): Figure[] {
  const [smallest, largest] = [times[0], times.at(-1)]
  const each = times.map(({ size, first }): Figure => {
    const isMet = size === largest?.size ? quantile(first, 0.95) <= TARGET_P95_MS : null
    return {
      name: `list page, ${size} establishments`,
      measured: spread(first),
      target: isMet === null ? '' : `p95 ≤ ${inMs(TARGET_P95_MS)}`,
      isMet,
    }
  })
  if (!smallest || !largest) return each
  const looks = quantile(largest.looks, 0.95)
  const growth = quantile(largest.first, 0.5) / quantile(smallest.first, 0.5)
  const grown: Figure = {
    name: `list page, ${largest.size} against ${smallest.size}`,
    measured: `× ${growth.toFixed(2)}`,
    target: `flat: ≤ × ${TARGET_GROWTH}`,
    isMet: growth <= TARGET_GROWTH,
  }
  return [
    ...each,
    {
      name: `list page, ${largest.size}: searched, narrowed, sorted, page 200`,
      measured: spread(largest.looks),
      target: `p95 ≤ ${inMs(TARGET_P95_MS)}`,
      isMet: looks <= TARGET_P95_MS,
    },
    ...(largest === smallest ? [] : [grown]),
  ]
}
