/** One of the run's servers: its address and its process. */
export type TestServer = { address: string; pid: number }

const VARIABLE = 'PLAYWRIGHT_SERVERS'

/** Tells the workers, which are other processes, of the servers that are up. */
export function announceServers(servers: TestServer[]): void {
  process.env[VARIABLE] = JSON.stringify(servers)
}

/** The server of a worker's own; a worker that follows one that failed takes over its place and its server. */
export function serverOf(parallelIndex: number): TestServer {
  const servers = JSON.parse(process.env[VARIABLE] ?? '[]') as TestServer[]
  const server = servers[parallelIndex]
  if (!server) throw new Error(`No server was started for worker ${parallelIndex}.`)
  return server
}
