import { expect, test } from 'vitest'
import { listedPage, listHref, searchedText } from '@/lib/list-query'

test.each([
  ['3', 3],
  ['1', 1],
  ['0', 1],
  ['-1', 1],
  ['1e3', 1],
  ['99999999', 1],
  [undefined, 1],
  [['2', '3'], 1],
])('the page %j is %i', (parameter, page) => {
  expect(listedPage(parameter)).toBe(page)
})

test('what is searched for is trimmed and bounded, and one thing', () => {
  expect(searchedText('  jaurès ')).toBe('jaurès')
  expect(searchedText('\0jau\0rès')).toBe('jaurès')
  expect(searchedText('a'.repeat(1000))).toHaveLength(100)
  expect(searchedText(['a', 'b'])).toBe('')
})

test('an address says only what is not by default', () => {
  expect(listHref('/l', { text: '', page: 1 })).toBe('/l')
  expect(listHref('/l', { text: 'a b', page: 2 })).toBe('/l?q=a+b&page=2')
})
