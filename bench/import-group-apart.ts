/** The process of its own in which `import-group.ts` has a list of several establishments imported, then undone. */
import '../scripts/lean-heap.mjs'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { openPeopleFor } from '@/domain/access/opening'
import { createGroupReader } from '@/domain/lists/group-reader'
import type { GroupedList, GroupRefusal } from '@/domain/lists/grouped-list'
import { undoGroup } from '@/features/group-undo/mutations'
import { analyseGroup, commitGroup, openGroup, takeGroup } from '@/features/import-groups/mutations'
import type { Result } from '@/lib/result'
import { runAtOnce } from '@/lib/slices'
import { grantAdministration, type AdministrationAccess } from '@/server/access'
import { closeDatabase, db, openDatabase } from '@/server/db'
import { ACTOR_COLUMNS } from '@/server/session'
import { changedPersonOf, personOf } from './invented-rows'

/** An operator's account, and the establishments that the list names, each with as many rows. */
export type ImportTask = { databaseUrl: string; accountId: string; uais: string[]; rowsEach: number }
/** Milliseconds; megabytes above those of the process before. */
type Times = { duration: number; preview: number; commit: number; megabytes: number }
/** Of the list, then of the next one, which changes everybody. */
export type ImportTimes = Times & {
  next: Times & { undo: UndoTimes }
  undo: UndoTimes
}
type UndoTimes = { duration: number; megabytes: number }

const PIECE_ROWS = 1_000

if (process.send) {
  const [task] = (await once(process, 'message')) as [ImportTask]
  process.send(await importAndUndo(task))
  process.disconnect()
}

async function importAndUndo(task: ImportTask): Promise<ImportTimes> {
  await openDatabase({ databaseUrl: task.databaseUrl, dataDir: '' })
  try {
    const access = await administrator(task.accountId)
    const rows = task.uais.length * task.rowsEach
    const { groupId, ...imported } = await watchMemory(() => importOnce(access, task, personOf))
    const people = await db().person.count()
    if (people !== rows) throw new Error(`${rows} people were expected, ${people} were written.`)
    const { groupId: nextId, ...next } = await watchMemory(() => importOnce(access, task, changedPersonOf))
    const changed = await db().personChange.count()
    if (changed !== rows) throw new Error(`${rows} changes were expected, ${changed} were written.`)
    const undoNext = await watchMemory(() => undoOnce(access, nextId, rows))
    return {
      ...imported,
      next: { ...next, undo: undoNext },
      undo: await watchMemory(() => undoOnce(access, groupId, 0)),
    }
  } finally {
    await closeDatabase()
  }
}

async function administrator(id: string): Promise<AdministrationAccess> {
  const account = await db().account.findUniqueOrThrow({ where: { id }, select: ACTOR_COLUMNS })
  const access = grantAdministration({ ...account, sessionId: null })
  if (!access) throw new Error('An operator administers nothing.')
  return access
}

async function importOnce(access: AdministrationAccess, task: ImportTask, listed: typeof personOf) {
  const start = performance.now()
  const hash = createHash('sha256')
  const reader = createGroupReader()
  let byteSize = 0
  for (const piece of pieces(task, listed)) {
    hash.update(piece)
    byteSize += piece.length
    reader.push(piece)
    await new Promise(setImmediate)
  }
  const list = accepted(runAtOnce(reader.end()))
  const opening = openPeopleFor('Mesure de vitesse', new Date())
  if (!opening.ok) throw new Error(opening.refusal.reason)
  const about = { fileName: 'listes.csv', byteSize, sha256: hash.digest('hex') }
  const opened = await openGroup(access, {
    list,
    about: { ...about, profile: 'pupil', coverage: 'whole' },
    opening: opening.value,
  })
  if (!opened.ok) throw new Error(opened.refusal.reason)
  await analyseGroup(access, opened.value)
  const preview = performance.now() - start
  const taken = await takeGroup(access, opened.value.id, 'commit')
  if (!taken.ok) throw new Error(taken.refusal.reason)
  const committing = performance.now()
  await commitGroup(access, taken.value)
  const end = performance.now()
  return { groupId: opened.value.id, duration: end - start, preview, commit: end - committing }
}

async function undoOnce(access: AdministrationAccess, groupId: string, left: number) {
  const start = performance.now()
  const taken = await takeGroup(access, groupId, 'undo')
  if (!taken.ok) throw new Error(taken.refusal.reason)
  await undoGroup(access, taken.value)
  const duration = performance.now() - start
  const people = await db().person.count()
  if (people !== left) throw new Error(`${people} people were left by the undo.`)
  return { duration }
}

function accepted(read: Result<GroupedList, GroupRefusal>): GroupedList {
  if (!read.ok) throw new Error(read.refusal.reason)
  return read.value
}

/** The list as it would come from the network, in pieces. */
function* pieces({ uais, rowsEach }: ImportTask, listed: typeof personOf): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('UAI;Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\r\n')
  for (let from = 0; from < uais.length * rowsEach; from += PIECE_ROWS) {
    const lines = Array.from({ length: PIECE_ROWS }, (_, n) => {
      const { id, casId, name } = listed(from + n)
      return `${uais[Math.floor((from + n) / rowsEach)]};${name};Léa;601;${id};${casId}\r\n`
    })
    yield encoder.encode(lines.join(''))
  }
}

/** A work, and the most memory that the process held meanwhile above what it held before. */
async function watchMemory<T extends object>(work: () => Promise<T>): Promise<T & { megabytes: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  try {
    const result = await work()
    return { ...result, megabytes: (most - before) / 1e6 }
  } finally {
    clearInterval(timer)
  }
}
