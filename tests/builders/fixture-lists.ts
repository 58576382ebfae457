import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportAnalysis } from '@/domain/import/analyse-import'
import { readListFile } from '@/domain/lists/read-list'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { KnownPerson } from '@/domain/people/person'

const FOLDER = join(import.meta.dirname, '../fixtures/identifiants')

export function fixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)))
}

/** The list of a fixture; throws when it is refused. */
export function fixtureList(name: string): PronoteList {
  return listOf(readListFile(fixtureBytes(name), name))
}

export function listOf(read: ReturnType<typeof readListFile>): PronoteList {
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.refusal)}`)
  return read.value
}

/** The people once an analysis is written. */
export function peopleAfter(
  people: readonly KnownPerson[],
  { changes }: Pick<ImportAnalysis, 'changes'>,
): KnownPerson[] {
  const after = new Map(people.map((person) => [person.pronoteId, person]))
  for (const person of changes.insert) after.set(person.pronoteId, person)
  for (const update of changes.update) after.set(update.pronoteId, update.after)
  for (const pronoteId of changes.markAbsent) {
    const person = after.get(pronoteId)
    if (person) after.set(pronoteId, { ...person, absent: true })
  }
  return [...after.values()]
}
