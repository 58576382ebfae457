import { serveDemonstration } from '../../scripts/serve-demonstration.mjs'

/**
 * Serves the built application on a fresh demonstration, for the whole run. The tests find it at `PLAYWRIGHT_BASE_URL`,
 * its data folder at `PLAYWRIGHT_DATA_DIR` and its process at `PLAYWRIGHT_SERVER_PID`.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { address, dataFolder, pid, stop } = await serveDemonstration('e2e-server')
  process.env.PLAYWRIGHT_BASE_URL = address
  process.env.PLAYWRIGHT_DATA_DIR = dataFolder
  process.env.PLAYWRIGHT_SERVER_PID = String(pid)
  return stop
}
