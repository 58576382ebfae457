import 'server-only'
import { createHash } from 'node:crypto'
import type { EntList, EntListRefusal, EntRow, LeftOut } from '@/domain/ent-list/ent-list'
import type { EntVendor } from '@/domain/ent-list/ent-vendor'
import { readEntListFile, readPastedEntList } from '@/domain/ent-list/read-ent-list'
import { PROFILES, type Profile } from '@/domain/people/profile'
import { reconcile } from '@/domain/reconciliation/reconcile'
import {
  findEntVendor,
  listKeptEntLists,
  type EntListCounts,
  type RecognisedEntList,
} from '@/features/ent-lists/queries'
import { loadDecisions, loadExplainedPeople } from '@/features/reconciliation/queries'
import { refuseSealedExport } from '@/features/sealed-exports/mutations'
import { cleanFileName } from '@/lib/clean-file-name'
import { isUuid } from '@/lib/is-uuid'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'

type ImportAccess = EstablishmentAccess<'import'>

export type BroughtEntList = {
  fileName: string
  /** Of a paste: its text in UTF-8. */
  bytes: Uint8Array
  isPaste: boolean
  /** Null: the one that the establishment's ENT tells. */
  vendor: EntVendor | null
  /** For a list that does not say whose it is. */
  profile: Profile | null
}

/** A day, as for the lists of PRONOTE. */
const KEPT_MS = 24 * 3_600_000
/** Beyond, the oldest that wait are forgotten. */
const MOST_WAITING = 5
const MOST_LEFT_OUT = 2_000

type StoredAnalysis = { rows: EntRow[]; leftOut: LeftOut[] }

/** Reads a list of the ENT's logins and keeps it for a day, to be confirmed. Gives its id. Notes an encrypted export. */
export async function analyseEntList(
  access: ImportAccess,
  brought: BroughtEntList,
): Promise<Result<string, EntListRefusal>> {
  await forgetEntLists()
  const { bytes, isPaste, fileName } = brought
  const sealed = isPaste ? null : await refuseSealedExport(access, brought)
  if (sealed) return refuse(sealed)
  const vendorTold = brought.vendor ?? (await findEntVendor(access))
  const hints = { own: access.uai, vendor: vendorTold, profile: brought.profile }
  const read = isPaste ? readPastedEntList(new TextDecoder().decode(bytes), hints) : readEntListFile(bytes, hints)
  if (!read.ok) return read
  const list = read.value
  const { encoding, separator, vendor, by, columns } = list
  const recognised: RecognisedEntList = { encoding, separator, vendor, by, columns }
  const counts = await countEntList(access, list)
  const at = now()
  return db().$transaction(async (tx) => {
    await holdSetup(tx, access)
    const analysis: StoredAnalysis = { rows: list.rows, leftOut: list.leftOut.slice(0, MOST_LEFT_OUT) }
    const { id } = await tx.entList.create({
      data: {
        setupId: access.setupId,
        state: 'analysed',
        fileName: cleanFileName(fileName),
        byteSize: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        vendor,
        recognised,
        counts,
        analysis,
        createdById: access.actor.id,
        createdAt: at,
        expiresAt: new Date(at.getTime() + KEPT_MS),
      },
      select: { id: true },
    })
    await forgetWaiting(tx, access, at)
    return accept(id)
  })
}

/** How many of what the list holds, and what it says of the people known of its profiles. */
async function countEntList(access: ImportAccess, list: EntList): Promise<EntListCounts> {
  const profiles = PROFILES.filter((profile) => list.rows.some((row) => row.profile === profile))
  const [kept, everybody, decisions] = await Promise.all([
    listKeptEntLists(access),
    loadExplainedPeople(access),
    loadDecisions(access),
  ])
  const known = everybody.filter(({ isAbsent, profile }) => !isAbsent && profiles.includes(profile))
  const accounts = list.rows.map((row, index) => ({ ...row, key: String(index) }))
  const standings = [...reconcile(known, accounts, decisions).values()]
  const count = (...kinds: string[]) => standings.filter(({ kind }) => kinds.includes(kind)).length
  return {
    rows: list.rows.length + list.leftOut.length + list.repeated + list.others,
    accounts: list.rows.length,
    leftOut: list.leftOut.length,
    repeated: list.repeated,
    others: list.others,
    shared: list.rows.length - new Set(list.rows.map(({ profile, entId }) => `${profile} ${entId}`)).size,
    byProfile: profiles.map((profile) => ({
      profile,
      accounts: list.rows.filter((row) => row.profile === profile).length,
      former: kept.filter((one) => one.profile === profile).reduce((sum, one) => sum + one.accounts, 0),
    })),
    people: {
      known: known.length,
      same: count('same'),
      differs: count('differs', 'other_account'),
      toDecide: count('several'),
      twice: count('two_accounts'),
      unknown: count('unknown'),
    },
  }
}

export type EntListGone = { reason: 'gone' }

/** Makes a list that was read the one of its profiles: the accounts that were known of them are erased. */
export async function confirmEntList(access: ImportAccess, listId: string): Promise<Result<number, EntListGone>> {
  const { setupId } = access
  if (!isUuid(listId)) return refuse({ reason: 'gone' })
  return db().$transaction(async (tx) => {
    await holdSetup(tx, access)
    const at = now()
    const found = await tx.entList.findFirst({
      where: { id: listId, setupId, state: 'analysed', expiresAt: { gt: at } },
      select: { analysis: true },
    })
    if (!found?.analysis) return refuse({ reason: 'gone' })
    // Written by this application alone, from the same type.
    const { rows } = found.analysis as unknown as StoredAnalysis
    const profiles = [...new Set(rows.map(({ profile }) => profile))]
    await tx.entAccount.deleteMany({ where: { setupId, profile: { in: profiles } } })
    await insertAccounts(tx, { setupId, listId }, rows)
    await tx.$executeRaw`
      update "EntList" set state = 'confirmed', "confirmedAt" = ${at}, analysis = null where id = ${listId}::uuid`
    await tx.entList.deleteMany({ where: { setupId, state: 'confirmed', accounts: { none: {} } } })
    await record(tx, journalContext(access, at), {
      kind: 'ent_list_confirmed',
      data: { listId, accounts: rows.length },
    })
    return accept(rows.length)
  })
}

/** Gives up a list that was read: what it held is erased. */
export async function discardEntList({ setupId }: ImportAccess, listId: string): Promise<Result<null, EntListGone>> {
  if (!isUuid(listId)) return refuse({ reason: 'gone' })
  const { count } = await db().entList.deleteMany({ where: { id: listId, setupId, state: 'analysed' } })
  return count === 0 ? refuse({ reason: 'gone' }) : accept(null)
}

/** Erases everything that is kept of the ENT's lists of the setup, and says how many accounts that was. */
export async function eraseEntLists(tx: Transaction, setupId: string): Promise<number> {
  const { count } = await tx.entAccount.deleteMany({ where: { setupId } })
  await tx.entList.deleteMany({ where: { setupId } })
  return count
}

/** The same by hand. */
export async function eraseOwnEntLists(access: ImportAccess): Promise<number> {
  return db().$transaction(async (tx) => {
    await holdSetup(tx, access)
    const accounts = await eraseEntLists(tx, access.setupId)
    await record(tx, journalContext(access, now()), { kind: 'ent_lists_erased', data: { accounts } })
    return accounts
  })
}

/** Erases what was read and not confirmed in time, everywhere. */
export async function forgetEntLists(): Promise<void> {
  await db().entList.deleteMany({ where: { state: 'analysed', expiresAt: { lte: now() } } })
}

async function forgetWaiting(tx: Transaction, { setupId }: ImportAccess, at: Date): Promise<void> {
  const waiting = await tx.entList.findMany({
    where: { setupId, state: 'analysed', expiresAt: { gt: at } },
    orderBy: { createdAt: 'desc' },
    skip: MOST_WAITING,
    select: { id: true },
  })
  await tx.entList.deleteMany({ where: { id: { in: waiting.map(({ id }) => id) } } })
}

/** One statement, however many they are. */
async function insertAccounts(
  tx: Transaction,
  { setupId, listId }: { setupId: string; listId: string },
  rows: EntRow[],
): Promise<void> {
  const column = (field: keyof EntRow) => rows.map((row) => row[field])
  await tx.$executeRaw`
    insert into "EntAccount" ("setupId", "listId", profile, "entId", "lastName", "firstName", "className")
    select ${setupId}::uuid, ${listId}::uuid, t.profile::"Profile", t.id, t.last, t.first, t.class
    from unnest(
      ${column('profile')}::text[], ${column('entId')}::text[], ${column('lastName')}::text[],
      ${column('firstName')}::text[], ${column('className')}::text[]
    ) as t(profile, id, last, first, class)`
}

/** Two who act on the lists of one setup take turns. */
async function holdSetup(tx: Transaction, { setupId }: ImportAccess): Promise<void> {
  await tx.$queryRaw`select 1 from "Setup" where id = ${setupId}::uuid for update`
}
