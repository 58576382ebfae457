import { describe, expect, test } from 'vitest'
import { administrationScope, mayGrant, mayManageAccount, type PlacedMembership } from '@/domain/access/administration'
import type { Role } from '@/domain/access/policy'

const toulouse = { all: false, academyCodes: ['16'] } as const
const placed = (role: Role, academyCode: string | null): PlacedMembership => ({ role, academyCode })

test('only operators and academy administrators administer', () => {
  expect(administrationScope([{ role: 'operator', academyCode: null, uai: null }])).toEqual({ all: true })
  expect(
    administrationScope([
      { role: 'academy_admin', academyCode: '16', uai: null },
      { role: 'academy_admin', academyCode: '16', uai: null },
      { role: 'support', academyCode: '10', uai: null },
    ]),
  ).toEqual({ all: false, academyCodes: ['16'] })
  expect(administrationScope([{ role: 'support', academyCode: '16', uai: null }])).toBeNull()
  expect(administrationScope([{ role: 'school_admin', academyCode: null, uai: '0311238C' }])).toBeNull()
  expect(administrationScope([])).toBeNull()
})

describe('an academy administrator', () => {
  test.each<[Role, string | null, boolean]>([
    ['school_reader', '16', true],
    ['school_admin', '16', true],
    ['support', '16', true],
    ['academy_admin', '16', true],
    ['academy_admin', '10', false],
    ['school_admin', '10', false],
    ['operator', null, false],
    ['operator', '16', false],
    ['support', null, false],
  ])('gives %s of académie %s: %s', (role, academyCode, answer) => {
    expect(mayGrant({ ...toulouse, academyCodes: [...toulouse.academyCodes] }, placed(role, academyCode))).toBe(answer)
  })

  test('does not manage an account that also has a role elsewhere, or none', () => {
    const scope = { all: false as const, academyCodes: ['16'] }
    expect(mayManageAccount(scope, [placed('support', '16'), placed('school_admin', '16')])).toBe(true)
    expect(mayManageAccount(scope, [placed('support', '16'), placed('operator', null)])).toBe(false)
    expect(mayManageAccount(scope, [placed('support', '16'), placed('support', '10')])).toBe(false)
    expect(mayManageAccount(scope, [])).toBe(false)
  })
})

test('an operator grants and manages everything', () => {
  expect(mayGrant({ all: true }, placed('operator', null))).toBe(true)
  expect(mayManageAccount({ all: true }, [])).toBe(true)
})
