import { expect, test } from 'vitest'
import { frenchSpaces } from '@/lib/french-spaces'

test('spaces before double punctuation and inside guillemets do not break', () => {
  expect(frenchSpaces('« Nom » : oui ; non ! 10 %')).toBe('«\u00a0Nom\u00a0»\u00a0: oui\u202f; non\u202f! 10\u202f%')
})

test('what somebody wrote between guillemets stays as it was', () => {
  const quote = 'liste : 6e ; suite ?\n!'
  const spaced = `Motif\u00a0: «\u00a0${quote}\u00a0»\u202f; rien.`
  expect(frenchSpaces(`Motif : « ${quote} » ; rien.`)).toBe(spaced)
  expect(frenchSpaces(spaced)).toBe(spaced)
})

test('a mark that is alone is spaced all the same', () => {
  expect(frenchSpaces('Un « seul ; deux »')).toBe('Un «\u00a0seul ; deux\u00a0»')
  expect(frenchSpaces('Un « seul ; deux')).toBe('Un «\u00a0seul\u202f; deux')
})
