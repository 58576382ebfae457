import { expect, test } from 'vitest'
import { newAccountSchema } from '@/features/account-administration/schemas'
import { newEntSchema } from '@/features/ents/schemas'
import { changedEstablishmentSchema } from '@/features/establishment-administration/schemas'

const TURNED = ' Collège\u202e\u2066 Jaurès\u200f '

test.each([
  ['account', newAccountSchema],
  ['ENT', newEntSchema],
  ['establishment', changedEstablishmentSchema],
])('the name of an %s is kept without the marks that would turn its direction', (_what, schema) => {
  const typed = {
    name: TURNED,
    ...{ email: 'a@b.example', role: 'support', academyCode: '16', kind: 'college', city: 'Toulouse' },
    ...{ address: '', postalCode: '', uai: '0311238C', seen: '', vendor: 'X', casUrl: 'https://cas.example' },
    ...{ identifierAttribute: 'uid', subjectSource: 'subject', subjectAttribute: '', matchingCode: '' },
    ...{ exportTarget: '', portalSsoType: '' },
  }
  expect(schema.parse(typed)).toMatchObject({ name: 'Collège Jaurès' })
})

test.each([
  ['support', 'academyCode'],
  ['school_admin', 'uai'],
])('the role %s without its place is told with the other fields', (role, field) => {
  const wrong = newAccountSchema.safeParse({ name: '', email: 'a', role, academyCode: '', uai: '' })
  expect(wrong.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['name', 'email', field].sort())
  const right = { name: 'Ana', email: 'a@b.example', role, academyCode: '16', uai: '0311238C' }
  expect(newAccountSchema.safeParse(right).success).toBe(true)
})
