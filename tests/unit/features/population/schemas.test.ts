import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEPARTMENT_CODES } from '@/domain/establishment/department'
import { ESTABLISHMENT_KINDS } from '@/domain/establishment/establishment-kind'
import { OWNERS, PHASES, SETUP_STATES } from '@/domain/procedure/vocabulary'
import { criteriaSchema, readAddress, SEARCH_MAX, SORTS, writeAddress } from '@/features/population/schemas'

const EVERYTHING = { sort: 'name', page: 1, perPage: 50 }

function read(address: string) {
  return readAddress(Object.fromEntries(new URLSearchParams(address)))
}

describe('an address of the list', () => {
  test('says nothing of what goes without saying', () => {
    expect(writeAddress(read(''))).toBe('')
    expect(read('')).toEqual(EVERYTHING)
  })

  test('holds every criterion, under a French name', () => {
    const address =
      'q=jaur%C3%A8s&academie=16&departement=031&type=college&ent=ecollege-31&phase=client&responsable=ent&etat=blocked&tri=-paired&page=3'
    expect(read(address)).toEqual({
      q: 'jaurès',
      academy: '16',
      department: '031',
      kind: 'college',
      ent: 'ecollege-31',
      phase: 'client',
      owner: 'ent',
      state: 'blocked',
      sort: '-paired',
      page: 3,
      perPage: 50,
    })
    expect(writeAddress(read(address))).toBe(address)
  })

  test.each(['31', '031', ' 31 '])('takes a département as people write it: «%s»', (text) => {
    expect(read(`departement=${text}`).department).toBe('031')
  })

  test.each([
    'page=0',
    'page=-1',
    'page=abc',
    'page=1.5',
    'page=1e99',
    'page=',
    'tri=uai',
    'tri=--name',
    'etat=Bloqué',
    'type=ecole',
    'departement=999',
    'responsable=moi',
    'phase=',
    'academie=%27',
    "ent=x' or 1=1",
    'perPage=100000',
    `q=${'a'.repeat(SEARCH_MAX + 1)}`,
    'q=%20%20',
  ])('leaves out what cannot be read, and opens all the same: %s', (address) => {
    expect({ ...read(address), q: undefined }).toEqual({ ...EVERYTHING, q: undefined })
    expect(read(address).q ?? '').toBe('')
  })

  test('takes the first of a criterion given twice', () => {
    expect(readAddress({ etat: ['done', 'blocked'] }).state).toBe('done')
  })

  test('brings back any criteria that it was written from', () => {
    const some = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
    const criteria = fc.record({
      q: fc.option(
        fc.string({
          minLength: 1,
          maxLength: 40,
          unit: fc.constantFrom(...Array.from('aéœÉ0 %_&=+#?/\\\'"’\u00a0\u0000😀')),
        }),
        { nil: undefined },
      ),
      academy: some(['01', '16', '70']),
      department: some(DEPARTMENT_CODES),
      kind: some(ESTABLISHMENT_KINDS),
      ent: some(['ecollege-31']),
      phase: some(PHASES),
      owner: some(OWNERS),
      state: some(SETUP_STATES),
      sort: fc.constantFrom(...SORTS),
      page: fc.integer({ min: 1, max: 100_000 }),
    })
    fc.assert(
      fc.property(criteria, (given) => {
        const known = criteriaSchema.parse(given)
        expect(read(writeAddress(known))).toEqual({ ...known, ...(known.q ? {} : { q: undefined }) })
      }),
    )
  })
})

describe('criteria sent by a program', () => {
  test.each([
    ['perPage', '100', true],
    ['perPage', '101', false],
    ['perPage', '0', false],
    ['page', '1', true],
    ['page', '0', false],
    ['page', 'abc', false],
    ['sort', '-since', true],
    ['sort', 'uai', false],
    ['department', '31', true],
    ['department', '999', false],
    ['state', 'blocked', true],
    ['state', 'bloque', false],
  ])('%s=%s: %s', (field, value, isAccepted) => {
    expect(criteriaSchema.safeParse({ [field]: value }).success).toBe(isAccepted)
  })
})
