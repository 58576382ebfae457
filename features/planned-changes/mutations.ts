import 'server-only'
import type { ImportPlan } from '@/domain/import/plan-import'
import type { PlannedKind } from '@/domain/import/planned-kind'
import type { KnownPerson } from '@/domain/people/person'
import { inBatches } from '@/lib/in-batches'
import { sortKey } from '@/lib/search-text'
import { Prisma } from '@/prisma/generated/client'
import { arrayLiteral } from '@/server/array-literal'
import { breathe } from '@/server/breathe'
import type { Transaction } from '@/server/db'

/** Some people of one kind of change; of whom nothing but the identifier is written, the other columns are empty. */
export type PlannedPart = { kind: PlannedKind; people: number; columns: string[] }

export type Plan = { importId: string; parts: readonly PlannedPart[] }

/** An embedded database answers nobody else while they are written. */
const PEOPLE_A_PART = 5_000
/** Kept by one statement, to the same effect. */
const PEOPLE_AT_ONCE = 10_000

/** What an import is to write, as arrays from which the database writes it by itself. */
export function planParts(changes: ImportPlan['changes']): PlannedPart[] {
  const update = changes.update.map(({ after }) => after)
  return [
    ...ofPeople('insert', changes.insert),
    ...ofPeople('update', update),
    ...ofIdentifiers('absent', changes.markAbsent),
    ...ofIdentifiers('conflict_begins', changes.conflictBegins),
    ...ofIdentifiers('conflict_ends', changes.conflictEnds),
  ]
}

function ofPeople(kind: PlannedKind, all: readonly KnownPerson[]): PlannedPart[] {
  return inParts(all).map((people) => {
    const columns = [
      people.map((person) => person.pronoteId),
      people.map((person) => person.casId),
      people.map((person) => person.lastName),
      people.map((person) => person.firstName),
      people.map((person) => person.className),
      people.map((person) => sortKey(`${person.lastName} ${person.firstName}`)),
    ]
    return { kind, people: people.length, columns: columns.map(arrayLiteral) }
  })
}

function ofIdentifiers(kind: PlannedKind, all: readonly string[]): PlannedPart[] {
  return inParts(all).map((pronoteIds) => {
    const columns = [pronoteIds, [], [], [], [], []]
    return { kind, people: pronoteIds.length, columns: columns.map(arrayLiteral) }
  })
}

function inParts<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / PEOPLE_A_PART)
  return Array.from({ length: count }, (_, at) => all.slice(at * PEOPLE_A_PART, (at + 1) * PEOPLE_A_PART))
}

/**
 * Keeps what imports are to write, each having no plan yet. The caller keeps their analyses in the same transaction: a
 * plan lives and ends with its analysis.
 */
export async function keepPlans(tx: Transaction, plans: readonly Plan[]): Promise<void> {
  const all = plans.flatMap(({ importId, parts }) => parts.map((part, at) => ({ importId, part, at })))
  for (const some of inBatches(all, PEOPLE_AT_ONCE, ({ part }) => part.people)) {
    await tx.$executeRaw`
      insert into "PlannedChange" ("importId", part, kind, people, "pronoteIds", "casIds", "lastNames", "firstNames",
        "classNames", "sortNames")
      values ${Prisma.join(some.map(rowOf))}`
    await breathe()
  }
}

function rowOf({ importId, part, at }: { importId: string; part: PlannedPart; at: number }): Prisma.Sql {
  const { kind, people, columns } = part
  const [pronoteIds, ...others] = columns
  const arrays = others.map((array) => Prisma.sql`${array}::text::text[]`)
  return Prisma.sql`(${importId}::uuid, ${at}::int, ${kind}::"PlannedKind", ${people}::int,
    ${pronoteIds}::text::bpchar[], ${Prisma.join(arrays)})`
}

/** Erases what these imports were to write. */
export async function forgetPlans(tx: Transaction, importIds: readonly string[]): Promise<void> {
  await tx.plannedChange.deleteMany({ where: { importId: { in: [...importIds] } } })
}
