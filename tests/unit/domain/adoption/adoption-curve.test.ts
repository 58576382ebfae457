import { expect, test } from 'vitest'
import { adoptionCurve } from '@/domain/adoption/adoption-curve'

const NONE = { people: 0, paired: 0 }

test('each day adds up its profiles, whatever the order in which they were kept', () => {
  const curve = adoptionCurve([
    { day: '2026-11-03', profile: 'guardian', people: 5, paired: 1 },
    { day: '2026-11-02', profile: 'pupil', people: 10, paired: 4 },
    { day: '2026-11-03', profile: 'pupil', people: 11, paired: 6 },
  ])
  expect(curve).toEqual([
    {
      day: '2026-11-02',
      people: 10,
      paired: 4,
      byProfile: { pupil: { people: 10, paired: 4 }, guardian: NONE, teacher: NONE, staff: NONE },
    },
    {
      day: '2026-11-03',
      people: 16,
      paired: 7,
      byProfile: {
        pupil: { people: 11, paired: 6 },
        guardian: { people: 5, paired: 1 },
        teacher: NONE,
        staff: NONE,
      },
    },
  ])
})

test('a profile of which nothing was kept that day is as it was', () => {
  const curve = adoptionCurve([
    { day: '2026-11-02', profile: 'pupil', people: 10, paired: 4 },
    { day: '2026-11-03', profile: 'teacher', people: 2, paired: 2 },
    { day: '2026-11-05', profile: 'pupil', people: 0, paired: 0 },
  ])
  expect(curve.map(({ people, paired }) => [people, paired])).toEqual([
    [10, 4],
    [12, 6],
    [2, 2],
  ])
})

test('nothing kept is no curve', () => {
  expect(adoptionCurve([])).toEqual([])
})
