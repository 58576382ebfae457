import type { FullConfig } from '@playwright/test'
import { serveDemonstration } from '../../scripts/serve-demonstration.mjs'
import { announceServers } from './servers'

/**
 * Serves the built application on a fresh demonstration, once for each worker: what one worker's tests write is never
 * under the eyes of another's. Loaded at the same time, they take as long as one.
 */
export default async function globalSetup({ workers }: FullConfig): Promise<() => Promise<void>> {
  const starts = Array.from({ length: workers }, (_, worker) => serveDemonstration(`e2e-server-${worker + 1}`))
  const started = await Promise.allSettled(starts)
  const servers = started.flatMap((start) => (start.status === 'fulfilled' ? start.value : []))
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()))
  }
  const failed = started.find((start) => start.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  announceServers(servers.map(({ address, pid }) => ({ address, pid })))
  return stop
}
