import { analyseImport } from '@/domain/import/analyse-import'
import { readEntListFile } from '@/domain/ent-list/read-ent-list'
import type { EstablishmentFacts, ExplainedPerson } from '@/domain/pairing/explain-pairing'
import type { KnownPerson } from '@/domain/people/person'
import { fixtureBytes, fixtureList, peopleAfter } from './fixture-lists'

const WEEKS = [
  { file: 'eleves-export-utf16le.txt', at: new Date('2026-09-07T08:00:00Z') },
  { file: 'eleves-semaine-2-utf8bom.csv', at: new Date('2026-09-14T08:00:00Z') },
  { file: 'eleves-semaine-3-presse-papiers.tsv', at: new Date('2026-09-21T08:00:00Z') },
]

/** A few of the same pupils, in the list of before the first sign-in. */
const BEFORE_SIGNING_IN = [{ file: 'eleves-avant-connexion-utf8bom.csv', at: new Date('2026-09-04T08:00:00Z') }]

/** These pupils once that list is written: none is paired. */
export function pupilsBeforeSigningIn(): ExplainedPerson[] {
  return writeLists(BEFORE_SIGNING_IN)
}

const known = new Map<number, ExplainedPerson[]>()

/** The pupils of the college once the lists of its first weeks are written, as the database would keep them. */
export function pupilsAfterWeek(week: 1 | 2 | 3): ExplainedPerson[] {
  const pupils = known.get(week) ?? writeLists(WEEKS.slice(0, week))
  known.set(week, pupils)
  return pupils
}

function writeLists(lists: readonly { file: string; at: Date }[]): ExplainedPerson[] {
  let people: KnownPerson[] = []
  const arrivals = new Map<string, Date>()
  const lost = new Set<string>()
  for (const { file, at } of lists) {
    const before = new Map(people.map((person) => [person.pronoteId, person]))
    people = peopleAfter(
      people,
      analyseImport({ list: fixtureList(file), profile: 'pupil', coverage: 'whole', people }),
    )
    for (const { pronoteId, casId } of people) {
      if (!before.has(pronoteId)) arrivals.set(pronoteId, at)
      if (casId !== null) lost.delete(pronoteId)
      else if ((before.get(pronoteId)?.casId ?? null) !== null) lost.add(pronoteId)
    }
  }
  return people.map(({ pronoteId, absent, ...person }) => ({
    ...person,
    key: pronoteId,
    isAbsent: absent,
    hasLostPairing: lost.has(pronoteId),
    arrivedAt: arrivals.get(pronoteId)!,
  }))
}

/** The ENT's list of the pupils of the second week. */
export function kosmosAccounts() {
  const hints = { own: '0311238C', vendor: null, profile: null }
  const read = readEntListFile(fixtureBytes('ent-comptes-kosmos.csv'), hints)
  if (!read.ok) throw new Error(read.refusal.reason)
  return read.value.rows.map((row, index) => ({ ...row, key: String(index) }))
}

/** What is known of those pupils, without the ENT's list unless it is given. */
export function factsOf(people: ExplainedPerson[], others: Partial<EstablishmentFacts> = {}): EstablishmentFacts {
  return { people, accounts: [], decisions: [], entListAt: new Map(), lastPortalImportAt: null, ...others }
}
