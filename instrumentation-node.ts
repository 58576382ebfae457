import { forgetEndedSessions } from '@/features/accounts/mutations'
import { forgetExpired } from '@/features/analyses/mutations'
import { forgetArchives } from '@/features/deliveries/mutations'
import { forgetEntLists } from '@/features/ent-lists/mutations'
import { UPDATE_PROJECTION, updateProjection } from '@/features/establishments/mutations'
import { endGroupRuns } from '@/features/group-runs/mutations'
import { interruptStale } from '@/features/import-runs/mutations'
import { forgetUndoable } from '@/features/import-undo/mutations'
import { eraseLeavers, eraseOutdated } from '@/features/kept-data/mutations'
import { forgetRefusedPastes } from '@/features/refused-pastes/mutations'
import * as webhooks from '@/features/webhooks/mutations'
import { now } from '@/server/clock'
import { enqueue, startJobs, stopJobs, type Job } from '@/server/jobs'
import { keepMessagesOut, logError } from '@/server/log'
import { forgetAttempts } from '@/server/sign-in'
import { start } from '@/server/start'

/** Everything done by the clock, or apart from the request that asked for it. */
const JOBS: readonly Job[] = [
  { name: 'forget-expired-imports', cron: '7 * * * *', run: forgetExpired },
  { name: 'forget-archives', cron: '9 * * * *', run: forgetArchives },
  { name: 'forget-failed-sign-ins', cron: '*/15 * * * *', run: () => forgetAttempts(now()) },
  { name: 'forget-refused-pastes', cron: '*/15 * * * *', run: forgetRefusedPastes },
  { name: 'forget-ent-lists', cron: '11 * * * *', run: forgetEntLists },
  { name: 'forget-former-names', cron: '13 * * * *', run: forgetUndoable },
  { name: 'interrupt-stale-imports', cron: '* * * * *', run: () => interruptStale() },
  { name: 'erase-outdated-people', cron: '23 3 * * *', run: () => eraseOutdated() },
  { name: 'erase-leavers', cron: '53 3 * * *', run: () => eraseLeavers() },
  { name: 'forget-ended-sessions', cron: '32 3 * * *', run: () => forgetEndedSessions(now()) },
  { name: UPDATE_PROJECTION, run: updateProjection },
  { name: webhooks.QUEUE_DUE_DELIVERIES, cron: '* * * * *', run: webhooks.queueDueDeliveries },
  { name: webhooks.DELIVER_WEBHOOK, run: ({ deliveryId = '' }) => webhooks.deliver(deliveryId) },
  { name: 'forget-webhook-deliveries', cron: '41 3 * * *', run: webhooks.forgetDeliveries },
]

/** Opens the database, takes up what a killed server left, and starts what is done by the clock. */
export async function startServer(): Promise<void> {
  keepMessagesOut()
  const isEmbedded = await start()
  await endDeadRuns(isEmbedded).catch((error: unknown) => {
    logError('La recherche des imports interrompus a échoué', error)
  })
  // Names wait a day at the most for somebody to confirm them: also what expired while no server ran.
  await forgetExpired().catch((error: unknown) => logError('L’oubli des analyses expirées a échoué', error))
  await startJobs(JOBS)
  // After a change of its rules; of several servers that start, one does it.
  await enqueue(UPDATE_PROJECTION).catch((error: unknown) => {
    logError('La mise à jour de ce que montrent les listes n’a pas été demandée', error)
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stopJobs().catch(() => undefined))
}

/** An embedded database has one server: whatever was under way died with the former one. */
async function endDeadRuns(isEmbedded: boolean): Promise<void> {
  await interruptStale({ isAlone: isEmbedded })
  if (isEmbedded) await endGroupRuns()
}
