import { describe, expect, it } from 'vitest'
import { judgePortalImport, type PortalContext } from '@/domain/portal-import/judge-portal-import'
import type { PortalImport } from '@/domain/portal-import/portal-import'

const NOW = new Date('2026-11-24T09:00:00Z')
const COMPLETE: PortalImport = {
  at: new Date('2026-10-05T09:12:00Z'),
  mode: 'complete',
  count: 1295,
  interrupted: false,
}
const PARTIAL: PortalImport = { at: new Date('2026-11-03T14:51:00Z'), mode: 'partial', count: 6, interrupted: false }
const minutesFromNow = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

const KNOWN = { people: 1295, byProfile: null, at: null, arrivals: null }

function judge(one: PortalImport, others: PortalImport[] = [], context: Partial<PortalContext> = {}) {
  const judged = judgePortalImport(one, { others, now: NOW, known: KNOWN, schoolYear: 2026, ...context })
  return judged.ok ? judged.value : judged.refusal.reason
}

describe('what became of an import', () => {
  it.each([
    ['a complete one', COMPLETE, [], 'done'],
    ['a partial one after it', PARTIAL, [COMPLETE], 'done'],
    ['an interrupted one', { ...COMPLETE, interrupted: true }, [], 'interrupted'],
    ['an interrupted partial one', { ...PARTIAL, interrupted: true }, [COMPLETE], 'interrupted'],
    ['one of nobody', { ...COMPLETE, count: 0 }, [], 'nothing_imported'],
    ['one of an unknown number', { ...COMPLETE, count: null }, [], 'done'],
    ['one of 31 July', { ...COMPLETE, at: new Date('2026-07-31T21:59:00Z') }, [], 'before_school_year'],
    ['one of 1 August', { ...COMPLETE, at: new Date('2026-07-31T22:00:00Z') }, [], 'done'],
  ] as [string, PortalImport, PortalImport[], string][])('%s', (_, one, others, outcome) => {
    expect(judge(one, others)).toMatchObject({ outcome })
  })
})

describe('an import is refused', () => {
  it.each([
    ['in the future, beyond what two clocks may differ by', { ...COMPLETE, at: minutesFromNow(11) }, [], 'in_future'],
    ['when it is the first and partial', PARTIAL, [], 'first_is_partial'],
    ['when it is the first, partial and interrupted', { ...PARTIAL, interrupted: true }, [], 'first_is_partial'],
    ['when it is partial after an interrupted one', PARTIAL, [{ ...COMPLETE, interrupted: true }], 'first_is_partial'],
    ['when it is partial after one of nobody', PARTIAL, [{ ...COMPLETE, count: 0 }], 'first_is_partial'],
    ['when it is partial after another partial', PARTIAL, [{ ...PARTIAL, at: COMPLETE.at }], 'first_is_partial'],
    [
      'when it is partial before the complete one',
      { ...PARTIAL, at: new Date('2026-09-01T08:00:00Z') },
      [COMPLETE],
      'first_is_partial',
    ],
    [
      'when it is partial after the complete one of last year',
      PARTIAL,
      [{ ...COMPLETE, at: new Date('2026-07-31T21:59:00Z') }],
      'first_is_partial',
    ],
    [
      'when it is partial and of an earlier school year',
      { ...PARTIAL, at: new Date('2012-01-27T13:51:00Z') },
      [COMPLETE],
      'before_school_year',
    ],
    ['when one of that minute is recorded', { ...PARTIAL, at: COMPLETE.at }, [COMPLETE], 'already_recorded'],
  ] as [string, PortalImport, PortalImport[], string][])('%s', (_, one, others, reason) => {
    expect(judge(one, others)).toBe(reason)
  })

  it('and not when the portal’s clock is ten minutes ahead', () => {
    expect(judge({ ...COMPLETE, at: minutesFromNow(10) })).toMatchObject({ outcome: 'done' })
  })

  it('and not of last year, partial after the complete one of that year', () => {
    const [first, then] = [new Date('2011-11-05T08:12:00Z'), new Date('2012-02-03T17:40:00Z')]
    expect(judge({ ...PARTIAL, at: then }, [{ ...COMPLETE, at: first }])).toMatchObject({
      outcome: 'before_school_year',
    })
  })
})

describe('what is worth a look', () => {
  const differs = (count: number, people: number) => [{ code: 'count_differs', count, people, at: null }]
  it.each([
    ['nothing when the numbers are the same', COMPLETE, 1295, []],
    ['one more here', COMPLETE, 1296, differs(1295, 1296)],
    ['one less here', COMPLETE, 1294, differs(1295, 1294)],
    [
      'both numbers when it was interrupted too',
      { ...COMPLETE, count: 790, interrupted: true },
      1295,
      differs(790, 1295),
    ],
    ['a number not noted', { ...COMPLETE, count: null }, 1295, [{ code: 'count_unknown' }]],
    ['nobody known here', COMPLETE, 0, [{ code: 'nobody_known', count: 1295 }]],
    ['nothing of a partial one, which counts the new ones', PARTIAL, 1295, []],
    ['nothing of a partial one of everybody', { ...PARTIAL, count: 1295 }, 1295, []],
    ['a partial one of more than everybody', { ...PARTIAL, count: 1296 }, 1295, differs(1296, 1295)],
    ['nothing of a partial one whose number is unknown', { ...PARTIAL, count: null }, 1295, []],
    ['nothing of a partial one while nobody is known', PARTIAL, 0, []],
  ] as [string, PortalImport, number, object[]][])('%s', (_, one, people, warnings) => {
    expect(judge(one, one.mode === 'partial' ? [COMPLETE] : [], { known: { ...KNOWN, people } })).toMatchObject({
      warnings,
    })
  })
})

describe('the number of a partial one is compared with those who arrived since the import before it', () => {
  const since = COMPLETE.at
  const differs = (count: number, arrived: number) => [{ code: 'arrivals_differ', count, arrived, since }]
  it.each([
    ['as many', 6, 6, []],
    ['one more here', 6, 7, differs(6, 7)],
    ['one less here', 6, 5, differs(6, 5)],
    ['nobody arrived', 6, 0, differs(6, 0)],
    ['nobody imported, where some arrived', 0, 6, differs(0, 6)],
    ['nothing of everybody again', 1295, 6, []],
    ['how many arrived is not known', 6, null, [{ code: 'arrivals_unknown', count: 6, since }]],
  ] as [string, number, number | null, object[]][])('%s', (_, count, people, warnings) => {
    const known = { ...KNOWN, arrivals: { since, people } }
    expect(judge({ ...PARTIAL, count }, [COMPLETE], { known })).toMatchObject({ warnings })
  })
})

describe('the number is compared with the profiles known here', () => {
  const at = new Date('2026-10-05T09:12:00Z')
  const ALL = { pupil: 622, guardian: 600, teacher: 48, staff: 25 }
  const warnings = (one: Partial<PortalImport>, byProfile: typeof ALL) => {
    const people = Object.values(byProfile).reduce((sum, number) => sum + number, 0)
    const judged = judge({ ...COMPLETE, ...one }, one.mode ? [COMPLETE] : [], {
      known: { ...KNOWN, people, byProfile, at },
    })
    return typeof judged === 'string' ? judged : judged.warnings
  }

  it.each([
    ['an import of pupils alone', { count: 622 }, ALL, 'some_profiles', ['pupil']],
    ['one of pupils and teachers', { count: 670 }, ALL, 'some_profiles', ['pupil', 'teacher']],
    [
      'one of everybody, of whom only pupils are known',
      { count: 1295 },
      { ...ALL, guardian: 0, teacher: 0, staff: 0 },
      'profiles_unknown',
      ['guardian', 'teacher', 'staff'],
    ],
    [
      'a partial one of more than those known, without staff',
      { ...PARTIAL, count: 1290 },
      { ...ALL, staff: 0 },
      'profiles_unknown',
      ['staff'],
    ],
  ] as [string, Partial<PortalImport>, typeof ALL, string, string[]][])('%s', (_, one, byProfile, code, profiles) => {
    expect(warnings(one, byProfile)).toMatchObject([{ code, profiles, at }])
  })

  it.each([
    ['more than all four', { count: 1296 }, ALL],
    ['less, of no profile', { count: 623 }, ALL],
    ['less than pupils, alone known', { count: 600 }, { ...ALL, guardian: 0, teacher: 0, staff: 0 }],
    ['as many as pupils when it was interrupted', { count: 622, interrupted: true }, ALL],
    ['of pupils or of guardians, as many', { count: 622 }, { ...ALL, guardian: 622 }],
  ] as [string, Partial<PortalImport>, typeof ALL][])('differs: %s', (_, one, byProfile) => {
    expect(warnings(one, byProfile)).toMatchObject([{ code: 'count_differs', at }])
  })

  it('says nothing of the same number', () => {
    expect(warnings({ count: 1295 }, ALL)).toEqual([])
  })
})
