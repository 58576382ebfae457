import { describe, expect, it } from 'vitest'
import { statementNames } from '@/server/statement-names'

describe('the name of a statement', () => {
  it('is none the first time, then always the same', () => {
    const nameOf = statementNames()
    expect(nameOf({ sql: 'select 1' })).toBe('')
    const name = nameOf({ sql: 'select 1' })
    expect(name).not.toBe('')
    expect(nameOf({ sql: 'select 1' })).toBe(name)
  })

  it('is no other statement’s', () => {
    const nameOf = statementNames()
    const names = ['select 1', 'select 2'].map((sql) => [nameOf({ sql }), nameOf({ sql })][1])
    expect(new Set(names).size).toBe(2)
  })

  it('is given to so many statements and no more, the first ones keeping theirs', () => {
    const nameOf = statementNames(2)
    const twice = (sql: string) => [nameOf({ sql }), nameOf({ sql })][1]
    const [first] = [twice('select 1'), twice('select 2')]
    expect(twice('select 3')).toBe('')
    expect(nameOf({ sql: 'select 1' })).toBe(first)
  })

  it('is not spent on statements that never come again', () => {
    const nameOf = statementNames(1)
    for (let index = 0; index < 5_000; index++) expect(nameOf({ sql: `select ${index}` })).toBe('')
    nameOf({ sql: 'select now()' })
    expect(nameOf({ sql: 'select now()' })).not.toBe('')
  })
})
