import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actsOnBehalf,
  can,
  isStaff,
  mayAct,
  type Action,
  type Membership,
  type Permission,
  type Role,
} from '@/domain/access/policy'

const target = { uai: '0311238C', academyCode: '16' }

const at = {
  operator: { role: 'operator', academyCode: null, uai: null },
  academy_admin: { role: 'academy_admin', academyCode: '16', uai: null },
  support: { role: 'support', academyCode: '16', uai: null },
  school_admin: { role: 'school_admin', academyCode: null, uai: '0311238C' },
  school_reader: { role: 'school_reader', academyCode: null, uai: '0311238C' },
} as const satisfies Record<Role, Membership>

const ROLES = Object.keys(at) as Role[]

/** Without an opening, and with one: in the order of `ROLES`. */
const TABLE: Record<Action, { closed: Permission[]; opened: Permission[] }> = {
  read: { closed: fill('granted'), opened: fill('granted') },
  read_people: {
    closed: ['opening_required', 'opening_required', 'opening_required', 'granted', 'refused'],
    opened: ['granted', 'granted', 'granted', 'granted', 'refused'],
  },
  advance: {
    closed: ['granted', 'granted', 'granted', 'granted', 'refused'],
    opened: ['granted', 'granted', 'granted', 'granted', 'refused'],
  },
  configure: {
    closed: ['granted', 'granted', 'granted', 'granted', 'refused'],
    opened: ['granted', 'granted', 'granted', 'granted', 'refused'],
  },
  import: {
    closed: ['opening_required', 'opening_required', 'opening_required', 'granted', 'refused'],
    opened: ['granted', 'granted', 'granted', 'granted', 'refused'],
  },
  export_people: {
    closed: ['refused', 'refused', 'refused', 'granted', 'refused'],
    opened: ['refused', 'refused', 'refused', 'granted', 'refused'],
  },
  erase_people: {
    closed: ['opening_required', 'opening_required', 'opening_required', 'granted', 'refused'],
    opened: ['granted', 'granted', 'granted', 'granted', 'refused'],
  },
  open_people: {
    closed: ['granted', 'granted', 'granted', 'refused', 'refused'],
    opened: ['granted', 'granted', 'granted', 'refused', 'refused'],
  },
}

function fill(permission: Permission): Permission[] {
  return ROLES.map(() => permission)
}

const ACTIONS = Object.keys(TABLE) as Action[]

describe('the table of rights', () => {
  test.each(ACTIONS)('%s', (action) => {
    expect(ROLES.map((role) => can([at[role]], action, target, false))).toEqual(TABLE[action].closed)
    expect(ROLES.map((role) => can([at[role]], action, target, true))).toEqual(TABLE[action].opened)
  })

  test('acting anywhere at all is for every role but that of reader', () => {
    expect(ROLES.filter((role) => mayAct([at[role]]))).toEqual(['operator', 'academy_admin', 'support', 'school_admin'])
    expect(mayAct([at.school_reader, at.school_admin])).toBe(true)
    expect(mayAct([])).toBe(false)
  })

  test('a membership of elsewhere allows nothing, not even reading', () => {
    const elsewhere: Membership[] = [
      { role: 'academy_admin', academyCode: '10', uai: null },
      { role: 'support', academyCode: '10', uai: null },
      { role: 'school_admin', academyCode: null, uai: '0310047H' },
      { role: 'school_reader', academyCode: null, uai: '0310047H' },
    ]
    for (const action of ACTIONS) expect(can(elsewhere, action, target, true)).toBe('refused')
  })

  test('nobody without a membership, with an unknown role or for an unknown action is let in', () => {
    for (const action of ACTIONS) expect(can([], action, target, true)).toBe('refused')
    const unknown = { role: 'inspector', academyCode: '16', uai: '0311238C' } as unknown as Membership
    expect(can([unknown], 'read', target, true)).toBe('refused')
    expect(can([at.operator], 'erase_everything' as Action, target, true)).toBe('refused')
  })

  test('a membership without its scope reaches nothing', () => {
    expect(can([{ role: 'support', academyCode: null, uai: null }], 'read', target, true)).toBe('refused')
    expect(can([{ role: 'school_admin', academyCode: null, uai: null }], 'read', target, true)).toBe('refused')
  })

  test('one more membership never takes a right away', () => {
    const membership = fc.constantFrom<Membership>(...Object.values(at))
    fc.assert(
      fc.property(
        fc.array(membership),
        membership,
        fc.constantFrom(...ACTIONS),
        fc.boolean(),
        (some, more, action, opened) => {
          if (can(some, action, target, opened) !== 'granted') return true
          return can([...some, more], action, target, opened) === 'granted'
        },
      ),
    )
  })
})

test('whoever does not administer this very school acts on its behalf', () => {
  expect(actsOnBehalf([at.support], target)).toBe(true)
  expect(actsOnBehalf([at.school_reader, at.operator], target)).toBe(true)
  expect(actsOnBehalf([at.support, at.school_admin], target)).toBe(false)
  expect(actsOnBehalf([{ role: 'school_admin', academyCode: null, uai: '0310047H' }], target)).toBe(true)
})

test('who follows schools is staff, be it beside a school of their own', () => {
  expect(ROLES.filter((role) => isStaff([at[role]]))).toEqual(['operator', 'academy_admin', 'support'])
  expect(isStaff([at.school_admin, at.support])).toBe(true)
  expect(isStaff([])).toBe(false)
})
