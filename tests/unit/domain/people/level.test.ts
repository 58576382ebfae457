import { describe, expect, test } from 'vitest'
import { levelOf, type Level } from '@/domain/people/level'

const TOLD: Record<Level, string[]> = {
  sixieme: ['6A', '6EME 1', '6ÈME A', '6e', '6°B', '601', '6-1', '6.2', '61', ' 6 a ', 'Sixième 2', '6SEGPA', '6GR2'],
  cinquieme: ['5B', '5EME3', '504', '5e-LATIN', 'CINQUIÈME'],
  quatrieme: ['4C', '4ÈME EURO', '402', '43'],
  troisieme: ['3A', '3EME', '3PM', '3PREPA-METIERS', '303', 'troisieme 1'],
  seconde: ['2GT3', '2NDE 4', '2DE1', '201', '2MRC', '2 PRO A', 'SECONDE 5'],
  premiere: ['1STMG', '1G2', '1ERE S', '1ÈRE 3', '103', '1STI2D1', '1 BAC PRO', 'PREMIÈRE G1'],
  terminale: ['TG2', 'T BAC PRO', 'TSTMG1', 'TLE S', 'TERM 3', 'T-STI2D', 'T01', 'T', 'TERMINALE L', 'TMELEC', 'TES'],
}

describe('the level of a class', () => {
  test.each(Object.entries(TOLD).flatMap(([level, names]) => names.map((name) => [name, level])))(
    '«%s» is %s',
    (name, level) => expect(levelOf(name)).toBe(level),
  )

  test.each([
    '10B',
    '12',
    '21',
    '2026',
    'ULIS',
    'UPE2A',
    '1CAP',
    '2 CAP CUISINE',
    'TCAP2',
    '1BTS',
    'BTS2',
    'CPGE1',
    '7A',
    '0',
    'A6',
    'TEST',
    'TOUS',
    '°',
    '',
  ])('«%s» tells none', (name) => expect(levelOf(name)).toBeNull())

  test('nobody without class has one', () => {
    expect(levelOf(null)).toBeNull()
  })
})
