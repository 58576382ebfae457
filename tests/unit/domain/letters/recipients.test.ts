import { expect, test } from 'vitest'
import { chooseRecipients, type Recipients } from '@/domain/letters/recipients'
import { REASONS, type Reason } from '@/domain/pairing/reason'

const EVERYBODY: Recipients = { profile: null, className: null, withOthers: false }
const one = (reason: Reason) => ({ profile: 'pupil' as const, className: '601', reason })

test.each<[Reason, boolean]>([
  ['lost_pairing', true],
  ['never_signed_in', true],
  ['unknown_to_ent', false],
  ['two_ent_accounts', false],
  ['same_name', false],
  ['name_differs', false],
  ['arrived_after_portal_import', false],
  ['no_portal_import', false],
])('whoever is not paired for the reason %s is written to: %s', (reason, isWrittenTo) => {
  const { chosen, leftAside } = chooseRecipients([one(reason)], EVERYBODY)
  expect([chosen.length, leftAside.length]).toEqual(isWrittenTo ? [1, 0] : [0, 1])
})

test('with the others, nobody is left aside', () => {
  const { chosen, leftAside } = chooseRecipients(REASONS.map(one), { ...EVERYBODY, withOthers: true })
  expect([chosen.length, leftAside]).toEqual([REASONS.length, []])
})

test('those of another profile or class are neither chosen nor left aside', () => {
  const people = [
    one('never_signed_in'),
    { ...one('never_signed_in'), className: '602' },
    { ...one('name_differs'), profile: 'guardian' as const },
    { ...one('name_differs'), className: null, profile: 'guardian' as const },
  ]
  expect(chooseRecipients(people, { ...EVERYBODY, profile: 'pupil', className: '601' })).toEqual({
    chosen: [people[0]],
    leftAside: [],
  })
  expect(chooseRecipients(people, { ...EVERYBODY, profile: 'guardian' })).toEqual({
    chosen: [],
    leftAside: [people[2], people[3]],
  })
})
