import { describe, expect, it } from 'vitest'
import { lastThatCounts, type PortalImport } from '@/domain/portal-import/portal-import'
import { broughtByPortalImport, shownByPortalImports } from '@/domain/portal-import/portal-proof'

const on = (month: number, day: number) => new Date(Date.UTC(2026, month - 1, day, 9))
const complete = (at: Date, more: Partial<PortalImport> = {}): PortalImport => ({
  at,
  mode: 'complete',
  count: 1295,
  interrupted: false,
  ...more,
})
const partial = (at: Date, more: Partial<PortalImport> = {}) => complete(at, { mode: 'partial', count: 6, ...more })
const CUT = { interrupted: true }

const BOTH = ['identifiers_exported', 'complete_import']

describe('what imports into the ENT show together, and the last one that counts', () => {
  it.each([
    ['none: nothing', [], [], null],
    ['a complete one: the export and itself', [complete(on(9, 5))], BOTH, on(9, 5)],
    ['an interrupted one: nothing', [complete(on(9, 5), CUT)], [], null],
    ['one of nobody: nothing', [complete(on(9, 5), { count: 0 })], [], null],
    ['interrupted, then done again: both', [complete(on(9, 5), CUT), complete(on(9, 6))], BOTH, on(9, 6)],
    [
      'done, then interrupted: the export only',
      [complete(on(9, 6), CUT), complete(on(9, 5))],
      ['identifiers_exported'],
      on(9, 5),
    ],
    [
      'a partial one after it: all three',
      [partial(on(10, 1)), complete(on(9, 5))],
      [...BOTH, 'partial_import'],
      on(10, 1),
    ],
    ['an interrupted partial one: no more', [complete(on(9, 5)), partial(on(10, 1), CUT)], BOTH, on(9, 5)],
    ['a partial one before it: no more', [partial(on(9, 1)), complete(on(9, 5))], BOTH, on(9, 5)],
    ['a partial one whose complete one was withdrawn: nothing', [partial(on(10, 1))], [], null],
    ['those of last year: nothing', [complete(on(6, 5)), partial(on(6, 6))], [], null],
  ] as [string, PortalImport[], string[], Date | null][])('%s', (_, imports, shown, last) => {
    expect([...shownByPortalImports(imports, 2026)]).toEqual(shown)
    expect(lastThatCounts(imports, 2026)?.at ?? null).toEqual(last)
  })

  it('one brings what its mode proves, and nothing when it did not go to its end', () => {
    expect(broughtByPortalImport(complete(on(9, 5)))).toEqual(BOTH)
    expect(broughtByPortalImport(partial(on(9, 5)))).toEqual(['partial_import'])
    expect(broughtByPortalImport(partial(on(9, 5), CUT))).toEqual([])
    expect(broughtByPortalImport(complete(on(9, 5), { count: 0 }))).toEqual([])
  })
})
