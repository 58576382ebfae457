import fc from 'fast-check'
import type { KnownPerson } from '@/domain/people/person'
import { PROFILES } from '@/domain/people/profile'

/** Few of each, so that rows meet people, one another, and the same Identifiants CAS. */
const ALPHABET = '23456789'
const IDS = Array.from({ length: 32 }, (_one, at) => `ABCDEFGH23456${ALPHABET[at >> 3]}${ALPHABET[at & 7]}2`)
const CAS_IDS = Array.from({ length: 8 }, (_one, at) => `NAA${at}`)

const casId = fc.option(fc.constantFrom(...CAS_IDS), { nil: null, freq: 2 })
const name = fc.constantFrom('MARTIN', 'DURAND', 'PETIT', '')

const person = fc.record({
  pronoteId: fc.constantFrom(...IDS),
  profile: fc.oneof(
    { weight: 5, arbitrary: fc.constant('pupil' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...PROFILES) },
  ),
  casId,
  lastName: name,
  firstName: fc.constantFrom('Léa', 'Tom'),
  className: fc.constantFrom('601', '602', null),
  absent: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})

const peopleOf = (minLength: number) =>
  fc.uniqueArray(person, { selector: ({ pronoteId }) => pronoteId, minLength, maxLength: IDS.length })

/** People of an establishment, most of them pupils, each identifier once; in half of the cases enough to be held. */
export const somePeople: fc.Arbitrary<KnownPerson[]> = fc.oneof(peopleOf(0), peopleOf(24))

const cell = (good: fc.Arbitrary<string>, ...bad: string[]) =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom('', ...bad) })

const row = fc.tuple(
  cell(name),
  fc.constantFrom('Léa', 'Tom', 'Zoé'),
  fc.constantFrom('601', '602', ''),
  cell(fc.constantFrom(...IDS), 'COURT', 'abcdefgh23456222', 'АBCDEFGH23456222'),
  cell(
    casId.map((id) => id ?? ''),
    'x'.repeat(65),
    '=NAA1',
    'NAA 1',
  ),
)

const HEADER = 'Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS'

/** The text of a list of pupils, good and faulty rows mixed. */
export const someList: fc.Arbitrary<string> = fc
  .array(row, { minLength: 1, maxLength: 40 })
  .map((rows) => [HEADER, ...rows.map((cells) => cells.join(';'))].join('\n'))
