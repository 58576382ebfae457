import { describe, expect, test } from 'vitest'
import { MAX_DELIVERED_FILES, openDelivery } from '@/domain/lists/open-delivery'
import { MAX_LIST_BYTES } from '@/domain/lists/pronote-list'
import { fixtureBytes } from '../../../builders/fixture-lists'
import { ods, xlsx, zipped } from '../../../builders/workbooks'

const SHEETS = [{ name: 'A', rows: [['Nom']] }]

function told(bytes: Uint8Array) {
  const opened = openDelivery(bytes)
  if (!opened.ok) return opened.refusal.reason
  return opened.value?.map(({ fileName, content }) => [
    fileName,
    content.ok ? content.value.length : content.refusal.reason,
  ])
}

describe('what is brought', () => {
  test('a list by itself, or a workbook, is no archive', () => {
    expect(openDelivery(fixtureBytes('eleves-export-utf16le.txt'))).toEqual({ ok: true, value: null })
    expect(openDelivery(xlsx(SHEETS))).toEqual({ ok: true, value: null })
    expect(openDelivery(ods(SHEETS))).toEqual({ ok: true, value: null })
  })

  test('an archive gives each file, its folder left out, without what systems leave there', () => {
    const files = {
      'listes/élèves.csv': 'a;b',
      'professeurs.xml': '<TABLE/>',
      '__MACOSX/listes/._élèves.csv': 'x',
      '.DS_Store': 'x',
      'Thumbs.db': 'x',
    }
    expect(told(zipped(files))).toEqual([
      ['élèves.csv', 3],
      ['professeurs.xml', 8],
    ])
  })

  test('a workbook within it is a list, an archive within it is refused alone', () => {
    const workbook = xlsx(SHEETS)
    expect(told(zipped({ 'a.xlsx': workbook, 'b.zip': zipped({ 'c.csv': 'x' }), 'd.csv': 'x' }))).toEqual([
      ['a.xlsx', workbook.length],
      ['b.zip', 'nested_archive'],
      ['d.csv', 1],
    ])
  })

  test(`${MAX_DELIVERED_FILES} files are taken, not one more, and none is refused`, () => {
    const files = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.csv`, 'x']))
    expect(told(zipped(files(MAX_DELIVERED_FILES)))).toHaveLength(MAX_DELIVERED_FILES)
    expect(told(zipped(files(MAX_DELIVERED_FILES + 1)))).toBe('too_many_files')
    expect(told(zipped({ '__MACOSX/x': 'x' }))).toBe('no_file')
  })

  test('a bomb is refused as soon as it bursts, and the files after it have nothing left', () => {
    const files = { 'a.csv': 'x', 'b.csv': new Uint8Array(MAX_LIST_BYTES + 1), 'c.csv': new Uint8Array(5_000_000) }
    expect(told(zipped(files))).toEqual([
      ['a.csv', 1],
      ['b.csv', 'inflates_too_much'],
      ['c.csv', 'inflates_too_much'],
    ])
  })

  test('an archive that is cut, or has a password, says so', () => {
    const whole = zipped({ 'a.csv': 'x'.repeat(1_000) })
    expect(told(whole.subarray(0, -10))).toBe('damaged_archive')
    const locked = whole.slice()
    const directory = new DataView(locked.buffer).getUint32(locked.length - 6, true)
    locked[directory + 8]! |= 1
    expect(told(locked)).toEqual([['a.csv', 'locked_archive']])
  })

  test('names that Windows wrote in its old code page keep their accents', () => {
    const bytes = zipped({ 'eleves-ete.csv': 'x' })
    const name = Array.from('eleves-ete.csv', (character) => character.charCodeAt(0))
    const found: number[] = []
    for (let at = 0; at < bytes.length; at += 1) if (name.every((code, i) => bytes[at + i] === code)) found.push(at)
    for (const at of found) bytes[at] = 0x82
    expect(told(bytes)).toEqual([['éleves-ete.csv', 1]])
  })
})
