import 'server-only'
import { setTimeout } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import { TIME_ZONE } from '@/lib/paris-time'
import { executeSql } from '@/server/db'

/** What a job is given: ids, never names. */
type JobData = Record<string, string>

/** Work done apart from any request. Told again after a failure or a killed process: doing it twice must change nothing. */
export type Job = {
  /** Small letters and hyphens; also the name of its queue. */
  name: string
  /** When, in Paris's time, as cron writes it; without, it runs when it is asked for. */
  cron?: string
  run: (data: JobData) => Promise<unknown>
}

/** A failed run is tried again after 30 s, then twice as long each time: about half an hour in all. */
const SETTINGS = { pollSeconds: 2, retryLimit: 5, retryDelay: 30 }
const RUN_AT_MOST_SECONDS = 3_600
const STOP_WITHIN_MS = 5_000
const MAKE_TRIES = 5
const MAKE_AGAIN_MS = 500

/** Next runs the same module in several bundles, and again after each change in development: one process, one boss. */
const holder = globalThis as typeof globalThis & { passerelleJobs?: PgBoss }

/**
 * Starts the background jobs on the open database, on PostgreSQL and on PGlite alike. Never throws: without them pages
 * still work, and what is missing is said in the log.
 */
export async function startJobs(jobs: readonly Job[], settings: Partial<typeof SETTINGS> = {}): Promise<void> {
  if (holder.passerelleJobs) return
  const { pollSeconds, ...retry } = { ...SETTINGS, ...settings }
  const boss = new PgBoss({ db: { executeSql } })
  holder.passerelleJobs = boss
  boss.on('error', (error) => tell('Les tâches de fond ont rencontré une erreur', error))
  try {
    await boss.start()
    await evenTogether(() => keepQueues(boss, jobs, retry))
    await keepSchedules(boss, jobs)
    for (const job of jobs) {
      await boss.work<JobData>(job.name, { includeMetadata: true, pollingIntervalSeconds: pollSeconds }, (found) =>
        runAll(job, found),
      )
    }
  } catch (error) {
    delete holder.passerelleJobs
    tell('Les tâches de fond n’ont pas démarré : les webhooks attendent, rien n’est effacé à son échéance', error)
    await boss.stop({ graceful: false }).catch(() => undefined)
  }
}

/** Lets the running ones finish for a few seconds; what is cut is tried again after the next start. */
export async function stopJobs(): Promise<void> {
  const boss = holder.passerelleJobs
  delete holder.passerelleJobs
  await boss?.stop({ graceful: true, timeout: STOP_WITHIN_MS })
}

/**
 * Asks for a run. `key`: while one of that key waits, a second one is the same. Where no boss runs (a command, a test)
 * nothing is asked, and a scheduled job finds later what is left to do.
 */
export async function enqueue(name: string, data: JobData = {}, key = '', startAfterSeconds = 0): Promise<void> {
  await holder.passerelleJobs?.send(name, data, { singletonKey: key, startAfter: startAfterSeconds })
}

async function keepQueues(boss: PgBoss, jobs: readonly Job[], retry: PgBoss.RetryOptions): Promise<void> {
  for (const { name } of jobs) {
    const options = { ...retry, retryBackoff: true, expireInSeconds: RUN_AT_MOST_SECONDS, policy: 'short' as const }
    await boss.createQueue(name, { name, ...options })
    await boss.updateQueue(name, { name, ...options })
  }
}

/** Of two servers that make the same queues of a new database, one can fail: it finds them made when it tries again. */
async function evenTogether(make: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await make()
    } catch (error) {
      if (tries === MAKE_TRIES) throw error
      await setTimeout(MAKE_AGAIN_MS * tries)
    }
  }
}

async function keepSchedules(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  for (const { name, cron } of jobs) if (cron) await boss.schedule(name, cron, {}, { tz: TIME_ZONE })
  const kept = new Set(jobs.filter(({ cron }) => cron).map(({ name }) => name))
  for (const { name } of await boss.getSchedules()) if (!kept.has(name)) await boss.unschedule(name)
}

async function runAll({ name, run }: Job, found: PgBoss.JobWithMetadata<JobData>[]): Promise<void> {
  for (const { data, retryCount, retryLimit } of found) {
    try {
      await run(data)
    } catch (error) {
      if (retryCount >= retryLimit)
        tell(`La tâche de fond « ${name} » a échoué ${retryCount + 1} fois, et abandonne`, error)
      throw new Error(nameOf(error))
    }
  }
}

/** Where it happened, not the message, which can quote what was being written. */
function tell(sentence: string, error: unknown): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  console.error([`${sentence} (${nameOf(error)}).`, ...frames].join('\n'))
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
