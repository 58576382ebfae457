import { expect, test } from 'vitest'
import { vendorOf } from '@/domain/ent-list/ent-vendor'

test.each([
  ['Kosmos (Skolengo)', 'kosmos'],
  ['K-d’école', 'kosmos'],
  ['itslearning', 'itslearning'],
  ['Open ENT NG', 'open_ent_ng'],
  ['GIP Recia', 'netocentre'],
  ['Éditeur inconnu', null],
])('an ENT described as «%s» is made by %s', (description, vendor) => {
  expect(vendorOf(description)).toBe(vendor)
})

test('the name of the ENT tells it when its vendor does not', () => {
  expect(vendorOf('académie', 'Toutatice')).toBe('toutatice')
})
