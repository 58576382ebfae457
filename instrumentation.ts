import type { Job } from '@/server/jobs'

/** Next calls this once when a server starts, never while building. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { keepMessagesOut, logError } = await import('@/server/log')
  keepMessagesOut()
  const { start } = await import('@/server/start')
  const isEmbedded = await start()
  const { interruptStale } = await import('@/features/import-runs/mutations')
  // An embedded database has one server: whoever was writing died with the former one.
  await interruptStale({ isAlone: isEmbedded }).catch((error: unknown) => {
    logError('La recherche des imports interrompus a échoué', error)
  })
  const { startJobs, stopJobs } = await import('@/server/jobs')
  await startJobs(await backgroundJobs())
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stopJobs().catch(() => undefined))
}

/** Everything done by the clock, or apart from the request that asked for it. */
async function backgroundJobs() {
  const { forgetExpired } = await import('@/features/analyses/mutations')
  const { forgetUndoable } = await import('@/features/import-undo/mutations')
  const { interruptStale } = await import('@/features/import-runs/mutations')
  const { forgetEntLists } = await import('@/features/ent-lists/mutations')
  const { eraseOutdated } = await import('@/features/kept-data/mutations')
  const { forgetEndedSessions } = await import('@/features/accounts/mutations')
  const { forgetArchives } = await import('@/features/deliveries/mutations')
  const { forgetRefusedPastes } = await import('@/features/refused-pastes/mutations')
  const { now } = await import('@/server/clock')
  const { forgetAttempts } = await import('@/server/sign-in')
  const { logError } = await import('@/server/log')
  const webhooks = await import('@/features/webhooks/mutations')
  // Names wait a day at the most for somebody to confirm them: also what expired while no server ran.
  await forgetExpired().catch((error: unknown) => logError('L’oubli des analyses expirées a échoué', error))
  return [
    { name: 'forget-expired-imports', cron: '7 * * * *', run: forgetExpired },
    { name: 'forget-archives', cron: '9 * * * *', run: forgetArchives },
    { name: 'forget-failed-sign-ins', cron: '*/15 * * * *', run: () => forgetAttempts(now()) },
    { name: 'forget-refused-pastes', cron: '*/15 * * * *', run: forgetRefusedPastes },
    { name: 'forget-ent-lists', cron: '11 * * * *', run: forgetEntLists },
    { name: 'forget-former-names', cron: '13 * * * *', run: forgetUndoable },
    { name: 'interrupt-stale-imports', cron: '* * * * *', run: () => interruptStale() },
    { name: 'erase-outdated-people', cron: '23 3 * * *', run: () => eraseOutdated() },
    { name: 'forget-ended-sessions', cron: '32 3 * * *', run: () => forgetEndedSessions(now()) },
    { name: webhooks.QUEUE_DUE_DELIVERIES, cron: '* * * * *', run: webhooks.queueDueDeliveries },
    { name: webhooks.DELIVER_WEBHOOK, run: ({ deliveryId = '' }) => webhooks.deliver(deliveryId) },
    { name: 'forget-webhook-deliveries', cron: '41 3 * * *', run: webhooks.forgetDeliveries },
  ] satisfies Job[]
}
