import { describe, expect, test } from 'vitest'
import type { AdministrationScope } from '@/domain/access/administration'
import { placeEstablishment } from '@/domain/establishment/place-establishment'
import type { Uai } from '@/domain/establishment/uai'

const ALL: AdministrationScope = { all: true }
const TOULOUSE: AdministrationScope = { all: false, academyCodes: ['16'] }
const OF_TOULOUSE = '0311238C' as Uai
const OF_LYON = '0690001B' as Uai
const OF_NOUMEA = '9880001Z' as Uai

function place(scope: AdministrationScope, uai: Uai, departmentCode: string | null, academyCode: string | null) {
  const placed = placeEstablishment(scope, { uai, departmentCode, academyCode })
  return placed.ok ? `${placed.value.departmentCode} ${placed.value.academyCode}` : placed.refusal.reason
}

describe('placeEstablishment', () => {
  test.each<[AdministrationScope, Uai, string | null, string | null, string]>([
    [ALL, OF_TOULOUSE, null, null, '031 16'],
    [TOULOUSE, OF_TOULOUSE, null, '16', '031 16'],
    [TOULOUSE, OF_TOULOUSE, '81', null, '081 16'],
    [ALL, OF_LYON, null, null, '069 10'],
    [TOULOUSE, OF_LYON, null, null, 'not_administered'],
    [TOULOUSE, OF_LYON, null, '16', 'department_of_another_academy'],
    [ALL, OF_LYON, '031', '10', 'department_of_another_academy'],
    [ALL, OF_NOUMEA, null, null, 'unknown_academy'],
    [ALL, OF_NOUMEA, null, '16', '988 16'],
    [ALL, OF_NOUMEA, null, '99', 'unknown_academy'],
    [TOULOUSE, OF_NOUMEA, null, '10', 'not_administered'],
    [ALL, OF_TOULOUSE, '999', null, 'unknown_department'],
  ])('%o: %s, département %s, académie %s: %s', (scope, uai, department, academy, expected) => {
    expect(place(scope, uai, department, academy)).toBe(expected)
  })
})
