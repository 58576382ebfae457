import { describe, expect, test } from 'vitest'
import { changedValues, periodsOf, type ValueName } from '@/domain/configuration/changed-values'
import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import { hour } from '@/tests/builders/procedure-setup'

const NOW: Configuration = { ...DEFAULT_CONFIGURATION, publicHost: 'pronote.example.fr', casPort: 82 }

/** Each change, two versions after the one before, with what was so until then. */
function since(version: number, names: ValueName[], ...former: Partial<Configuration>[]) {
  const formerConfigurations = former.map((fields, index) => {
    const made = 2 * (index + 1)
    return { version: made, at: hour(made), configuration: { ...NOW, ...fields } }
  })
  return changedValues(periodsOf({ configuration: NOW, formerConfigurations }), names, version)
}

describe('a value is not any more what it was', () => {
  test('at the version asked for, be it a field or what follows from fields', () => {
    expect(since(1, ['casPort', 'reservedPrefix', 'publicUrl'], { casPort: 8082 })).toEqual([
      { name: 'casPort', before: 8082, after: 82, at: hour(2), version: 2 },
      {
        name: 'reservedPrefix',
        before: 'http://+:8082/pronote.net/cas/',
        after: 'http://+:82/pronote.net/cas/',
        at: hour(2),
        version: 2,
      },
    ])
  })

  test.each([
    [1, 1],
    [2, 0],
    [3, 0],
  ])('since version %i: %i, the change having made version 2', (version, changes) => {
    expect(since(version, ['casPort'], { casPort: 8082 })).toHaveLength(changes)
  })

  test('after several changes, dated from the last', () => {
    expect(since(1, ['casPort'], { casPort: 8082 }, { casPort: 8083 })).toEqual([
      { name: 'casPort', before: 8082, after: 82, at: hour(4), version: 4 },
    ])
    expect(since(3, ['casPort'], { casPort: 8082 }, { casPort: 8083 })).toMatchObject([{ before: 8083 }])
    expect(since(1, ['casPort'], { casPort: 8082 }, { publicHost: 'autre.example.fr' })).toMatchObject([{ version: 2 }])
  })

  test('when it is not known any more', () => {
    expect(since(1, ['netVersion'], { netVersion: '0.0.9' })).toMatchObject([{ before: '0.0.9', after: null }])
  })
})

describe('a value is what it was', () => {
  test('when nothing ever changed', () => {
    expect(since(0, ['casPort'])).toEqual([])
  })

  test('when it went back, whatever it was in between', () => {
    expect(since(1, ['casPort'], {}, { casPort: 8082 })).toEqual([])
  })

  test('when it was not known: it has been typed nowhere', () => {
    expect(since(1, ['publicHost', 'publicUrl'], { publicHost: null })).toEqual([])
  })

  test('but the first that was known afterwards may have been', () => {
    expect(since(1, ['publicHost'], { publicHost: null }, { publicHost: 'premier.example.fr' })).toMatchObject([
      { before: 'premier.example.fr', after: 'pronote.example.fr', version: 4 },
    ])
  })
})
