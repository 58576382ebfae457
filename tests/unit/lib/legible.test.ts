import { expect, test } from 'vitest'
import { isLegibleReason, legible } from '@/lib/legible'

test.each([
  ['\u200b'.repeat(30), ''],
  ['\u2800\u3164 \u00ad', ''],
  [' Appel\u200b du collège\nligne 2 ', 'Appel du collège\nligne 2'],
])('%j is read as %j', (text, read) => {
  expect(legible(text)).toBe(read)
})

test.each([
  ['....................', false],
  ['Appel 12', false],
  ['Dossier n° 12', true],
  ['aaaaaaaaaa', true],
])('«%s» says something: %s', (reason, says) => {
  expect(isLegibleReason(reason, 10)).toBe(says)
})
