import 'server-only'
import type { Directory } from '@/domain/establishment/directory'
import {
  entriesInScope,
  skippedLines,
  type DirectoryReport,
  type PlacedEntry,
} from '@/domain/establishment/directory-report'
import { establishmentKeys } from '@/domain/establishment/establishment-keys'
import { ensureAcademies } from '@/features/academies/mutations'
import { firstSetup } from '@/features/establishment-administration/mutations'
import type { AdministrationAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'

/** Rows of one statement: bounds what is held as JSON, and leaves the number of statements small. */
const BATCH = 2_000

/**
 * Brings the establishments of a directory in, all of them or none: unknown ones are created with their first setup,
 * known ones get the directory's name, address, kind and e-mail; their ENT, contact and setup stay as they are. Those
 * out of the scope are left alone. Loading the same directory again changes nothing.
 */
export async function loadDirectory(
  access: AdministrationAccess,
  directory: Directory,
  at: Date,
): Promise<DirectoryReport> {
  const { kept, outside, withoutAcademy } = entriesInScope(directory.establishments, access.scope)
  return db().$transaction(async (tx) => {
    await ensureAcademies(
      tx,
      kept.map(({ academy }) => academy),
    )
    let changed = 0
    let created = 0
    for (let start = 0; start < kept.length; start += BATCH) {
      const batch = kept.slice(start, start + BATCH)
      changed += await updateKnown(tx, batch)
      created += await createUnknown(tx, batch, at)
    }
    const report: DirectoryReport = {
      created,
      changed,
      unchanged: kept.length - created - changed,
      outside,
      withoutAcademy,
      closing: kept.filter(({ closing }) => closing).length,
      notSecondary: directory.skipped.notSecondary,
      ...skippedLines(directory),
    }
    const { actor, scope } = access
    const academyCode = !scope.all && scope.academyCodes.length === 1 ? (scope.academyCodes[0] ?? null) : null
    await record(tx, { actorId: actor.id, at, academyCode }, { kind: 'directory_loaded', data: report })
    return report
  })
}

function columnsOf({ academy, department, ...entry }: PlacedEntry) {
  const { uai, kind, name, city, address, postalCode, email } = entry
  const keys = establishmentKeys({ uai, name, city })
  const place = { academyCode: academy, departmentCode: department, address, postalCode }
  return { uai, kind, name, city, email, ...place, ...keys }
}

async function updateKnown(tx: Transaction, batch: readonly PlacedEntry[]): Promise<number> {
  return tx.$executeRaw`
    update "Establishment" as e
    set name = d.name, city = d.city, "departmentCode" = d."departmentCode", kind = d.kind::"EstablishmentKind",
      address = coalesce(d.address, e.address), "postalCode" = coalesce(d."postalCode", e."postalCode"),
      email = coalesce(d.email, e.email), "searchText" = d."searchText", "sortName" = d."sortName",
      "sortCity" = d."sortCity"
    from jsonb_to_recordset(${JSON.stringify(batch.map(columnsOf))}::jsonb) as d(
      uai char(8), "academyCode" varchar(3), "departmentCode" char(3), kind text, name text, city text,
      address text, "postalCode" text, email text, "searchText" text, "sortName" text, "sortCity" text
    )
    where e.uai = d.uai and e."academyCode" = d."academyCode"
      and (e.name, e.city, e."departmentCode", e.kind::text, e.address, e."postalCode", e.email)
        is distinct from (
          d.name, d.city, d."departmentCode", d.kind, coalesce(d.address, e.address),
          coalesce(d."postalCode", e."postalCode"), coalesce(d.email, e.email)
        )`
}

async function createUnknown(tx: Transaction, batch: readonly PlacedEntry[], at: Date): Promise<number> {
  const starts = batch.map((entry) => ({ entry, ...firstSetup(entry.uai, null, at) }))
  const rows = starts.map(({ entry, columns }) => ({ ...columnsOf(entry), ...columns }))
  const created = await tx.$queryRaw<{ uai: string }[]>`
    insert into "Establishment" (
      uai, "academyCode", "departmentCode", kind, name, city, address, "postalCode", email, "searchText", "sortName",
      "sortCity", "schoolYear", state, phase, owner, "nextStep", since, "stepsDone", "stepsApplicable", progress,
      "createdAt"
    )
    select uai, "academyCode", "departmentCode", kind::"EstablishmentKind", name, city, address, "postalCode", email,
      "searchText", "sortName", "sortCity", "schoolYear", state::"SetupState", phase::"Phase", owner::"Owner",
      "nextStep", since, "stepsDone", "stepsApplicable", progress, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(
      uai text, "academyCode" text, "departmentCode" text, kind text, name text, city text, address text,
      "postalCode" text, email text, "searchText" text, "sortName" text, "sortCity" text, "schoolYear" int,
      state text, phase text, owner text, "nextStep" text, since timestamptz, "stepsDone" int, "stepsApplicable" int, progress int
    )
    on conflict (uai) do nothing
    returning uai`
  const isNew = new Set(created.map(({ uai }) => uai))
  await tx.setup.createMany({ data: starts.filter(({ setup }) => isNew.has(setup.uai)).map(({ setup }) => setup) })
  return created.length
}
