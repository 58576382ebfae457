import { describe, expect, it } from 'vitest'
import { ACADEMIES, academyOfDepartment, findAcademy } from '@/domain/establishment/academies'
import {
  DEPARTMENT_CODES,
  departmentName,
  departmentNumber,
  departmentOfUai,
  parseDepartment,
} from '@/domain/establishment/department'

describe('a département', () => {
  it.each([
    ['1', '001'],
    ['01', '001'],
    ['001', '001'],
    ['9', '009'],
    ['31', '031'],
    ['031', '031'],
    [' 95 ', '095'],
    ['2A', '02A'],
    ['02a', '02A'],
    ['2b', '02B'],
    ['620', '02A'],
    ['720', '02B'],
    ['971', '971'],
    ['976', '976'],
  ])('written %s is %s', (text, code) => {
    expect(parseDepartment(text)).toBe(code)
  })

  it.each(['', '0', '000', '20', '96', '096', '099', '970', '999', '2C', '0031', 'Tarn', '-1', '1.0', 'toString'])(
    'is not «%s»',
    (text) => {
      expect(parseDepartment(text)).toBeNull()
    },
  )

  it.each(DEPARTMENT_CODES)('%s has a name, and is read again from its number', (code) => {
    expect(departmentName(code)).not.toBe(code)
    expect(parseDepartment(departmentNumber(code))).toBe(code)
  })

  it('has the number people use', () => {
    expect(['001', '031', '02A', '974'].map(departmentNumber)).toEqual(['01', '31', '2A', '974'])
  })

  it('is told by a UAI, Corsica by numbers of its own', () => {
    expect(['0311238C', '7200583W', '6200001G', '9740001A'].map(departmentOfUai)).toEqual(['031', '02B', '02A', '974'])
  })

  it('of Corsica stands between 19 and 21 in the list', () => {
    expect(DEPARTMENT_CODES.slice(18, 22)).toEqual(['019', '02A', '02B', '021'])
  })
})

describe('the académies', () => {
  it('are thirty, each with its own code', () => {
    expect(ACADEMIES).toHaveLength(30)
    expect(new Set(ACADEMIES.map((academy) => academy.code)).size).toBe(30)
  })

  it('share out the départements: each in one, but the collectivities without académie', () => {
    const shared = ACADEMIES.flatMap((academy) => academy.departments)
    expect(new Set(shared).size).toBe(shared.length)
    expect(DEPARTMENT_CODES.filter((code) => !shared.includes(code))).toEqual(['975', '986', '987', '988'])
    expect(shared.filter((code) => parseDepartment(code) !== code)).toEqual([])
  })

  it('are found by code and by département', () => {
    expect(findAcademy('16')?.name).toBe('Toulouse')
    expect(findAcademy('2')?.name).toBe('Aix-Marseille')
    expect(findAcademy('05')).toBeNull()
    const found = DEPARTMENT_CODES.slice(18, 22).map((code) => academyOfDepartment(code)?.name)
    expect(found).toEqual(['Limoges', 'Corse', 'Corse', 'Dijon'])
  })
})
