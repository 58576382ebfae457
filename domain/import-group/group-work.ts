import type { GroupAct } from '@/domain/import-group/group-act'

/** Seconds; work that is silent for so long belongs to a server that died. */
export const GROUP_STALE_AFTER_S = 30

/** `cut`: the server died before everything was analysed, and nobody has decided yet of what was. */
export type GroupWork = 'analysing' | 'matching' | 'reanalysing' | 'writing' | 'undoing' | 'cut'

const WORK = {
  commit: 'writing',
  discard: 'writing',
  undo: 'undoing',
  match: 'matching',
  reanalyse: 'reanalysing',
} as const satisfies Record<GroupAct, GroupWork>

type Group = { analysedAt: Date | null; heartbeatAt: Date | null; act: GroupAct | null }

/** Whether a server is at a group: two at once exclude each other. */
export function isAtWork(heartbeatAt: Date | null, now: Date): boolean {
  return heartbeatAt !== null && now.getTime() - heartbeatAt.getTime() < GROUP_STALE_AFTER_S * 1000
}

/** What is under way in a group, or was left half done; null when nothing is. */
export function groupWork({ analysedAt, heartbeatAt, act }: Group, now: Date): GroupWork | null {
  if (!isAtWork(heartbeatAt, now)) return analysedAt === null ? 'cut' : null
  return act === null ? 'analysing' : WORK[act]
}
