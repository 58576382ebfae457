import { expect, test } from 'vitest'
import { cleanFileName } from '@/lib/clean-file-name'

test.each([
  ['élèves.csv', 'élèves.csv'],
  [String.raw`C:\Users\x\élèves.csv`, 'élèves.csv'],
  ['../../etc/passwd', 'passwd'],
  [String.raw`..\..\système`, 'système'],
  ['a\0b\u001bc.csv', 'abc.csv'],
  ['fichier\u202evsc.exe', 'fichiervsc.exe'],
  [`${'a'.repeat(300)}.csv`, 'a'.repeat(200)],
  [`${'a'.repeat(199)}😀.csv`, 'a'.repeat(199)],
  ['a\ud83d.csv', 'a.csv'],
])('%j is kept as %j', (name, kept) => {
  expect(cleanFileName(name)).toBe(kept)
})
