import { expect, test } from 'vitest'
import { CONTACT_SENTENCES } from '@/features/contacts/presentation'

test('what is refused of a contact keeps French signs with their words', () => {
  expect(Object.values(CONTACT_SENTENCES).filter((text) => /« | »| [:;?!]( |$)|'/.test(text))).toEqual([])
})
