import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { decodeText } from '@/domain/lists/decode-text'
import { openDelivery } from '@/domain/lists/open-delivery'
import type { PronoteList } from '@/domain/lists/pronote-list'
import { readListFile, readPastedList } from '@/domain/lists/read-list'
import { readSealedExport } from '@/domain/lists/sealed-export'
import { fixtureBytes } from '../../../builders/fixture-lists'
import { groupOf, readGroup, rowsByUai } from '../../../builders/group-lists'
import { ods, rowsOf, xlsx, zipped } from '../../../builders/workbooks'

/** `npm run fuzz` asks for 100,000; a seed that found something is told, and can be given again. */
const CASES = Number(process.env.FUZZ_CASES ?? 2_000)
const SEED = Number(process.env.FUZZ_SEED ?? 20261124)
/** A few rows are as good as a thousand, and a hundred times quicker. */
const LINES = 12

const TEXTS: [name: string, encoding: string, separator: string][] = [
  ['eleves-export-utf16le.txt', 'utf-16le', ';'],
  ['responsables-export-utf16le.txt', 'utf-16le', ';'],
  ['professeurs-presse-papiers.tsv', 'utf-8', '\t'],
  ['personnels-cp1252.csv', 'windows-1252', ';'],
  ['eleves-semaine-2-utf8bom.csv', 'utf-8', ','],
  ['professeurs-export-table.xml', 'utf-8', ''],
  ['malformes/lignes-fautives.csv', 'utf-8', ';'],
  ['malformes/export-ent-kosmos.csv', 'utf-8', ';'],
]

const heads = TEXTS.map(([name, encoding, separator]) => {
  const lines = new TextDecoder(encoding)
    .decode(fixtureBytes(name))
    .split(/(?<=\n)/)
    .slice(0, LINES)
  return { text: lines.join(''), encoding, separator }
})
const tables = heads.filter(({ separator }) => separator !== '').map(({ text, separator }) => rowsOf(text, separator))
const WORKBOOKS = tables.flatMap((rows) => [xlsx([{ name: 'A', rows }]), ods([{ name: 'A', rows }])])
/** The same lists, of two establishments by turns. */
const ofSeveral = tables.map((rows) =>
  rows.map((cells, at) => [at === 0 ? 'UAI' : at % 2 ? '0311238C' : '0310047H', ...cells]),
)
const GROUPS = ofSeveral.map((rows) => rows.map((cells) => cells.join(';')).join('\r\n'))
const GROUP_FILES = [
  ...ofSeveral.flatMap((rows) => [xlsx([{ name: 'A', rows }]), ods([{ name: 'A', rows }])]),
  ...GROUPS.map((text) => zipped({ 'liste.csv': text })),
]
const ARCHIVE = zipped({ 'a.csv': heads[3]!.text, 'b.xml': heads[5]!.text, 'c.xlsx': WORKBOOKS[0]! })

type Random = (below: number) => number

/** Mulberry32: the same cases each time for one seed. */
function randomFrom(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) % below
  }
}

const PIECES = [
  ...['\r', '\n', '\r\n', ';', '\t', ',', '"', '""', '\0', '\u00a0', '\ufeff', '\ud800', '<', '>', '&', ']]>'],
  ...['&lt;', '<a>', '</TABLE>', '<NOM>', '<!--', 'Total : 3', 'Identifiant PRONOTE', 'AZKH9C7WSQ2R54DP', '=1+1'],
  'x'.repeat(3_000),
]

/** Cuts, doubles, moves or replaces a piece of a text, once or several times. */
function mutateText(text: string, random: Random): string {
  let mutated = text
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const [at, length] = [random(mutated.length + 1), random(40)]
    const [before, piece, after] = [mutated.slice(0, at), mutated.slice(at, at + length), mutated.slice(at + length)]
    const inserted = [PIECES[random(PIECES.length)] ?? '', piece + piece, '', after.slice(0, 30)][random(4)] ?? ''
    mutated = before + inserted + after
  }
  return mutated
}

function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const mutated = Array.from(bytes)
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const at = random(mutated.length + 1)
    if (random(3) === 0) mutated.splice(at, random(20))
    else if (random(2) === 0) mutated.splice(at, 0, random(256))
    else mutated[at] = random(256)
  }
  return Uint8Array.from(random(10) === 0 ? mutated.slice(0, random(mutated.length)) : mutated)
}

function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-16le') {
    return new Uint8Array(Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).buffer)
  }
  if (encoding === 'windows-1252') return Uint8Array.from(text, (character) => character.charCodeAt(0))
  return new TextEncoder().encode(text)
}

/** One of the parts of a workbook is changed, and all are zipped again: the archive is sound, its content is not. */
function mutatePart(workbook: Uint8Array, random: Random): Uint8Array {
  const parts = Object.entries(unzipSync(workbook))
  const chosen = random(parts.length)
  return zipped(
    Object.fromEntries(
      parts.map(([name, bytes], at) => [
        name,
        at === chosen ? mutateText(new TextDecoder().decode(bytes), random) : bytes,
      ]),
    ),
  )
}

/** Texts mostly; bytes of one, parts of workbooks, bytes of workbooks and archives. */
function caseOf(random: Random): Uint8Array {
  const head = heads[random(heads.length)]!
  const workbook = WORKBOOKS[random(WORKBOOKS.length)]!
  const groupFile = GROUP_FILES[random(GROUP_FILES.length)]!
  switch (random(10)) {
    case 0:
      return mutateBytes(encode(head.text, head.encoding), random)
    case 1:
      return mutatePart(workbook, random)
    case 2:
      return mutateBytes([workbook, ARCHIVE, groupFile][random(3)]!, random)
    case 3:
      return mutatePart(groupFile, random)
    case 4:
      return encode(mutateText(GROUPS[random(GROUPS.length)]!, random), 'utf-8')
    default:
      return encode(mutateText(head.text, random), head.encoding)
  }
}

/** Rows, and lines found outside: together they are all that was read below the titles. */
function accountedFor({ rows, outside }: PronoteList): number {
  return rows.length + (outside ? outside.title.count + outside.total.count + outside.header.count : 0)
}

/** Lines of a text that hold something, counted without our reader; null when quotes may join lines. */
function linesIn(bytes: Uint8Array, separator: string | null): number | null {
  const decoded = decodeText(bytes)
  if (!decoded.ok || separator === null || decoded.value.text.includes('"')) return null
  const lines = decoded.value.text.split(/\r\n|\r|\n/)
  const between = lines.filter((line) => line.split(separator).some((cell) => cell.trim() !== ''))
  return between.length
}

/** What the elements of an XML text hold that looks like an identifier; comments are not read. */
function identifiersIn(bytes: Uint8Array): string[] {
  const decoded = decodeText(bytes)
  if (!decoded.ok || decoded.value.text.includes('<!')) return []
  return Array.from(decoded.value.text.matchAll(/(?<=>)[^<>]*?([A-Z0-9]{16})[^<>]*(?=<)/g), ([, found]) => found!)
}

/** Of a list of several establishments, each row is in one of them, or told to be in none; in pieces as well. */
function examineGroup(bytes: Uint8Array): boolean {
  const read = readGroup(bytes)
  if (!read.ok) return false
  const { rows, establishments, unplaced } = read.value
  const placed = [...establishments.values()].reduce((sum, { count }) => sum + count, 0)
  expect(unplaced.reduce((sum, one) => sum + one.rows, placed)).toBe(rows)
  for (const kept of establishments.values()) expect(kept.read()).toHaveLength(kept.count)
  expect(rowsByUai(groupOf(readGroup(bytes, 100)))).toEqual(rowsByUai(read.value))
  return true
}

function examine(bytes: Uint8Array): 'read' | 'refused' {
  readSealedExport(bytes)
  const opened = openDelivery(bytes)
  for (const file of opened.ok ? (opened.value ?? []) : []) if (file.content.ok) readListFile(file.content.value, '')
  readPastedList(new TextDecoder().decode(bytes))
  const read = readListFile(bytes, 'liste')
  if (!read.ok) return 'refused'
  const list = read.value
  if (list.format === 'text') {
    const lines = linesIn(bytes, list.separator)
    if (lines !== null) expect(accountedFor(list) + 1).toBe(lines)
  }
  if (list.format === 'xml') {
    const kept = JSON.stringify([list.columns, list.rows])
    for (const identifier of identifiersIn(bytes)) expect(kept).toContain(identifier)
  }
  for (const profile of ['pupil', 'guardian'] as const) {
    const { counts } = analyseImport({ list: keepUsedCells(list, '0311238C'), profile, coverage: 'whole', people: [] })
    expect(counts.rows).toBe(list.rows.length)
    expect(counts.new + counts.changed + counts.unchanged + counts.repeated + counts.refused).toBe(counts.rows)
  }
  return 'read'
}

describe(`the fixtures, damaged in ${CASES} ways`, () => {
  test('never crash the reader, and no row is lost in silence', { timeout: 60_000 + CASES * 20 }, () => {
    const seen = { read: 0, refused: 0 }
    let groups = 0
    for (let number = 0; number < CASES; number += 1) {
      const bytes = caseOf(randomFrom(SEED + number))
      try {
        seen[examine(bytes)] += 1
        if (examineGroup(bytes)) groups += 1
      } catch (error) {
        throw new Error(`FUZZ_SEED=${SEED + number} FUZZ_CASES=1`, { cause: error })
      }
    }
    // Neither all of it refused nor all of it read: the cases are worth something.
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(CASES / 10)
    expect(groups).toBeGreaterThan(CASES / 20)
  })
})
