import { randomInt } from 'node:crypto'
import { projectPeople } from '@/features/establishments/mutations'
import { db } from '@/server/db'

type Pupil = { lastName: string; casId: string | null; absent: boolean }
/** The people that there should be, by PRONOTE identifier. */
export type Model = ReadonlyMap<string, Pupil>

const ALPHABET = '23456789AB'

export const LIST_COLUMNS = 'Nom;Identifiant PRONOTE;Identifiant CAS'

/** A whole list where some leave, some arrive, some change and a few share an identifier; and the people after it. */
export function inventRows(before: Model, pupils: number): { rows: string[]; after: Model } {
  const rows: string[] = []
  const after = new Map([...before].map(([id, pupil]) => [id, { ...pupil, absent: true }]))
  for (let number = 0; number < pupils; number++) {
    if (randomInt(20) === 0) continue
    const id = `ABCDEFGH${[...String(number).padStart(8, '0')].map((digit) => ALPHABET.charAt(Number(digit))).join('')}`
    const casId = randomInt(3) === 0 ? null : `CAS${randomInt(100) === 0 ? number + 1 : number}`
    const lastName = `NOM${number}-${randomInt(5)}`
    rows.push(`${lastName};${id};${casId ?? ''}`)
    after.set(id, { lastName, casId, absent: false })
  }
  return { rows, after }
}

/** Throws unless the people, their conflicts and the counts of the establishment are those of the model, exactly. */
export async function checkPeople(setupId: string, model: Model): Promise<void> {
  const people = await db().person.findMany({ where: { setupId } })
  if (people.length !== model.size) throw new Error(`${people.length} people, ${model.size} expected.`)
  const holders = new Map<string, number>()
  for (const { casId, absent } of model.values()) {
    if (casId !== null && !absent) holders.set(casId, (holders.get(casId) ?? 0) + 1)
  }
  for (const person of people) {
    const expected = model.get(person.pronoteId)
    const isSame =
      expected?.lastName === person.lastName &&
      expected.casId === person.casId &&
      expected.absent === (person.absentSince !== null) &&
      person.conflict === (!expected.absent && (holders.get(expected.casId ?? '') ?? 0) > 1)
    if (!isSame) throw new Error(`Person ${person.id} is not as expected.`)
  }
  const counted = () => db().establishment.findFirstOrThrow({ where: { setups: { some: { id: setupId } } } })
  const kept = await counted()
  await db().$transaction((tx) => projectPeople(tx, [setupId]))
  const recounted = await counted()
  if (JSON.stringify(kept) !== JSON.stringify(recounted)) throw new Error('The counts kept are not those of a recount.')
}
