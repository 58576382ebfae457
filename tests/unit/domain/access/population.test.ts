import { expect, test } from 'vitest'
import { population } from '@/domain/access/population'

test('an operator sees everything', () => {
  expect(population([{ role: 'operator', academyCode: null, uai: null }])).toEqual({ all: true })
})

test('others see what each of their roles reaches, once', () => {
  expect(
    population([
      { role: 'support', academyCode: '16', uai: null },
      { role: 'academy_admin', academyCode: '16', uai: null },
      { role: 'school_reader', academyCode: null, uai: '0311238C' },
    ]),
  ).toEqual({ all: false, academyCodes: ['16'], uais: ['0311238C'] })
})

test('nobody sees nothing, which is not everything', () => {
  expect(population([])).toEqual({ all: false, academyCodes: [], uais: [] })
  expect(population([{ role: 'support', academyCode: null, uai: null }])).toEqual({
    all: false,
    academyCodes: [],
    uais: [],
  })
})
