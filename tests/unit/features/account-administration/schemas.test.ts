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
