import { expect, test } from 'vitest'
import { letterFaultSentence } from '@/features/letters/presentation'

test.each([
  [['inconnu'], '{inconnu} ne remplace rien : '],
  [['prenom', 'inconnu'], '{prenom} et {inconnu} ne remplacent rien : '],
  [['prenom', 'age', 'inconnu'], '{prenom}, {age} et {inconnu} ne remplacent rien : '],
])('words in braces that stand for nothing are told in their number: %j', (unknown, start) => {
  expect(letterFaultSentence({ code: 'unknown_placeholders', unknown }).startsWith(start)).toBe(true)
})
