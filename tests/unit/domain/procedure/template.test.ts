import { describe, expect, it } from 'vitest'
import { fillTemplate, placeholdersOf, TO_BE_COMPLETED } from '@/domain/procedure/template'

describe('a text with placeholders', () => {
  it.each([
    ['Port {casPort}', { casPort: 82 }, 'Port 82'],
    ['{a}{b}', { a: 'x', b: 'y' }, 'xy'],
    ['{a}', { a: '{b}', b: 'never read again' }, '{b}'],
    ['{a}', { a: '$&' }, '$&'],
    ['Direct : {directAccess}', { directAccess: false }, 'Direct : non'],
    ['{a}', { a: '' }, TO_BE_COMPLETED],
    ['{a}', { a: null }, TO_BE_COMPLETED],
    ['{toString}', {}, TO_BE_COMPLETED],
    ['un { seul, {} et {é}', {}, 'un { seul, {} et {é}'],
  ])('%s', (text, values, expected) => {
    expect(fillTemplate(text, values)).toBe(expected)
  })

  it('names what it needs', () => {
    expect(placeholdersOf('{uai} : {casPort}, {uai}')).toEqual(['uai', 'casPort', 'uai'])
  })
})
