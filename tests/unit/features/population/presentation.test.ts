import { describe, expect, test } from 'vitest'
import type { Role } from '@/domain/access/policy'
import {
  academyChoices,
  activeFilters,
  columnSort,
  departmentChoices,
  emptyPopulation,
  EXPORT_HEADER,
  exportRow,
  isFiltered,
  listWith,
  stepTitle,
  totalSentence,
} from '@/features/population/presentation'
import { readAddress } from '@/features/population/schemas'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'

describe('the head of a column', () => {
  test.each([
    ['name', '-city', 'none', '/etablissements'],
    ['since', '-city', 'none', '/etablissements?tri=since'],
    ['city', 'city', 'ascending', '/etablissements?tri=-city'],
    ['city', '-city', 'descending', '/etablissements?tri=city'],
  ] as const)('%s in a list sorted by %s: %s, then %s', (column, tri, direction, href) => {
    expect(columnSort(readAddress({ tri, page: '4' }), column)).toEqual({ direction, href })
  })
})

test('narrowing a list goes back to its first page and keeps the rest', () => {
  const criteria = readAddress({ q: 'moulin', tri: '-paired', page: '7' })
  expect(listWith(criteria, { state: 'done' })).toBe('/etablissements?q=moulin&etat=done&tri=-paired')
  expect(listWith(criteria, { page: 8 })).toBe('/etablissements?q=moulin&tri=-paired&page=8')
})

describe('the filters that are on', () => {
  const criteria = readAddress({ q: 'œuvre', departement: '2A', ent: 'ecollege-31', etat: 'blocked', tri: 'city' })

  test('are told in words, each with the list without it', () => {
    const filters = activeFilters(criteria, [{ slug: 'ecollege-31', name: 'eCollège 31' }])
    expect(filters.map(({ label }) => label)).toEqual([
      'Recherche\u00a0: «\u00a0œuvre\u00a0»',
      'Département\u00a0: 2A Corse-du-Sud',
      'ENT\u00a0: eCollège 31',
      'État\u00a0: Bloqué',
    ])
    expect(filters.at(-1)?.removeHref).toBe('/etablissements?q=%C5%93uvre&departement=02A&ent=ecollege-31&tri=city')
  })

  test('are not the sort nor the page', () => {
    expect(isFiltered(criteria)).toBe(true)
    expect(isFiltered(readAddress({ tri: '-since', page: '2' }))).toBe(false)
    expect(activeFilters(readAddress({ tri: '-since', page: '2' }), [])).toEqual([])
  })
})

test.each([
  [0, false, '0 établissement'],
  [1, false, '1 établissement'],
  [11_000, false, '11 000 établissements'],
  [1, true, '1 établissement correspond aux filtres'],
  [2, true, '2 établissements correspondent aux filtres'],
])('%i found, filtered %s: «%s»', (total, filtered, sentence) => {
  expect(totalSentence(total, filtered).replaceAll('\u202f', ' ')).toBe(sentence)
})

describe('what a list can be narrowed by', () => {
  test('the départements of the académies and schools that one sees', () => {
    expect(departmentChoices({ all: false, academyCodes: ['27'], uais: ['0311238C'] })).toEqual(['02A', '02B', '031'])
    expect(departmentChoices({ all: false, academyCodes: [], uais: ['7200583W'] })).toEqual(['02B'])
    expect(departmentChoices({ all: false, academyCodes: [], uais: [] })).toEqual([])
    expect(departmentChoices({ all: true })).toHaveLength(107)
  })

  test('the académies, when there are several', () => {
    expect(academyChoices({ all: false, academyCodes: ['16'], uais: [] })).toEqual([])
    expect(academyChoices({ all: false, academyCodes: ['16', '10'], uais: [] }).map(({ name }) => name)).toEqual([
      'Toulouse',
      'Lyon',
    ])
    expect(academyChoices({ all: true })).toHaveLength(30)
  })
})

describe('nobody to show', () => {
  const memberOf = (role: Role) => [{ role, academyCode: '16', uai: null }]

  test.each(['operator', 'academy_admin'] as const)('%s: load the directory', (role) => {
    expect(emptyPopulation(memberOf(role))).toMatchObject({ canFill: true })
  })

  test.each(['support', 'school_admin', 'school_reader'] as const)('%s: somebody else must do it', (role) => {
    expect(emptyPopulation(memberOf(role))).toMatchObject({ canFill: false })
  })

  test('an account without a role is told so', () => {
    expect(emptyPopulation([]).sentence).toContain('pas encore de rôle')
  })
})

describe('the export', () => {
  test('has a cell for each column, in words, and no share of nobody', () => {
    const row = exportRow({
      uai: '0311238C',
      name: '=Collège Jean Jaurès',
      city: 'Toulouse',
      academyCode: '16',
      departmentCode: '031',
      kind: 'college',
      ent: null,
      state: 'in_progress',
      phase: 'client',
      owner: 'ent',
      nextStep: CURRENT_PROCEDURE.steps[0]?.key ?? '',
      since: new Date('2026-11-02T23:30:00Z'),
      stepsDone: 17,
      stepsApplicable: 36,
      stepsToRecheck: 2,
      isServiceCut: false,
      people: 0,
      paired: 0,
      conflicts: 0,
    })
    expect(row).toHaveLength(EXPORT_HEADER.length)
    expect(row).toEqual([
      '0311238C',
      '=Collège Jean Jaurès',
      'Toulouse',
      'Toulouse',
      '31 Haute-Garonne',
      'Collège',
      null,
      'En cours',
      'Client PRONOTE',
      CURRENT_PROCEDURE.steps[0]?.title,
      'ENT',
      '03/11/2026',
      17,
      36,
      0,
      0,
      null,
      0,
      2,
    ])
  })
})

test('a step has the title of its procedure; an unknown one its key', () => {
  const [first] = CURRENT_PROCEDURE.steps
  expect(stepTitle(first?.key ?? '')).toBe(first?.title)
  expect(stepTitle('gone')).toBe('gone')
})
