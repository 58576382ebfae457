import { describe, expect, test } from 'vitest'
import type { AdministrationScope, PlacedMembership } from '@/domain/access/administration'
import { checkTaking } from '@/domain/access/taking-membership'

const ALL: AdministrationScope = { all: true }
const TOULOUSE: AdministrationScope = { all: false, academyCodes: ['16'] }
const OPERATOR: PlacedMembership = { role: 'operator', academyCode: null }
const ADMIN: PlacedMembership = { role: 'academy_admin', academyCode: '16' }
const ADMIN_OF_LYON: PlacedMembership = { role: 'academy_admin', academyCode: '10' }
const SUPPORT: PlacedMembership = { role: 'support', academyCode: '16' }

describe('checkTaking', () => {
  test.each<[string, AdministrationScope, boolean, PlacedMembership, PlacedMembership[], string]>([
    ['anybody’s role within the scope', TOULOUSE, false, ADMIN, [], 'accepted'],
    ['a role of another académie', TOULOUSE, false, ADMIN_OF_LYON, [ADMIN], 'not_allowed'],
    ['operator, by an academy administrator', TOULOUSE, false, OPERATOR, [ADMIN], 'not_allowed'],
    ['somebody’s last administration', ALL, false, OPERATOR, [], 'accepted'],
    ['one’s own last administration', ALL, true, OPERATOR, [], 'own_last_administration'],
    ['one’s own, keeping a lesser role', ALL, true, OPERATOR, [SUPPORT], 'own_last_administration'],
    ['operator, staying academy administrator', ALL, true, OPERATOR, [ADMIN], 'own_last_administration'],
    ['one’s own académie, staying operator', ALL, true, ADMIN, [OPERATOR], 'accepted'],
    ['one’s own académie, keeping another', TOULOUSE, true, ADMIN, [ADMIN_OF_LYON], 'accepted'],
    ['one’s own last académie', TOULOUSE, true, ADMIN, [SUPPORT], 'own_last_administration'],
    ['one’s own role that administers nothing', TOULOUSE, true, SUPPORT, [ADMIN], 'accepted'],
  ])('%s: %6$s', (_what, scope, isOwn, taken, others, expected) => {
    const checked = checkTaking({ scope, isOwn, taken, others })
    expect(checked.ok ? 'accepted' : checked.refusal.reason).toBe(expected)
  })
})
