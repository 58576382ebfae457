import { expect, test } from 'vitest'
import { frenchSpaces } from '@/lib/french-spaces'

test('spaces before double punctuation and inside guillemets do not break', () => {
  expect(frenchSpaces('« Nom » : oui ; non ! 10 %')).toBe('«\u00a0Nom\u00a0»\u00a0: oui\u202f; non\u202f! 10\u202f%')
})
