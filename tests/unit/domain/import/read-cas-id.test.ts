import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { casIdFault, type CasIdFault } from '@/domain/import/read-cas-id'
import { fixtureList } from '@/tests/builders/fixture-lists'

describe('what ENTs give as an Identifiant CAS is taken', () => {
  test.each([
    'NAA30191',
    'nac33466',
    'null.andre',
    '00001',
    'UT75185265',
    '1',
    '0004217',
    'b7785dc5a1b2c3d4e5f60718293a4b5c6d7e8f90',
    '6f9619ff-8b86-d011-b42d-00c04fc964ff',
    'urn:uuid:6f9619ff-8b86-d011-b42d-00c04fc964ff',
    'lea.martin',
    'lea_martin-2',
    'lea-anne.martin+ent@ac-toulouse.fr',
    "jeanne.d'arc@ent.example",
    'jeanne.d’arc@ent.example',
    "o'neil",
    'zoé.lefèvre',
    'zoe\u0301.lefevre',
    'łukasz',
    'UAI/0311238C#12',
    'c2VjcmV0=',
    '+mVjcmV0/w==',
    '-mVjcmV0_w',
  ])('%s', (value) => {
    expect(casIdFault(value)).toBeNull()
  })

  test.each(['', ' ', '\u00a0', '\t', '\u200b', '\ufeff'])('an empty cell is no fault: %j', (cell) => {
    expect(casIdFault(cell)).toBeNull()
  })

  test.each([' NAA30191 ', '\u00a0NAA30191\r\n', '\ufeffNAA30191', '\u200eNAA30191'])('around it: %j', (cell) => {
    expect(casIdFault(cell)).toBeNull()
  })

  test.each([
    'eleves-avant-connexion-utf8bom.csv',
    'eleves-export-utf16le.txt',
    'eleves-semaine-2-utf8bom.csv',
    'eleves-semaine-3-presse-papiers.tsv',
    'personnels-cp1252.csv',
    'professeurs-export-table.xml',
    'professeurs-presse-papiers.tsv',
    'responsables-export-utf16le.txt',
  ])('every one of %s', (name) => {
    const { columns, rows } = fixtureList(name)
    const at = columns.findIndex(({ field }) => field === 'casId')
    expect(at).toBeGreaterThan(-1)
    expect(rows.filter(({ cells }) => casIdFault(cells[at] ?? '') !== null)).toEqual([])
  })
})

describe('what none of them holds is a fault', () => {
  test.each<[string, CasIdFault['fault'], string[]]>([
    ['#N/A', 'placeholder', []],
    ['#DIV/0!', 'placeholder', []],
    [' NULL ', 'placeholder', []],
    ['néant', 'placeholder', []],
    ['0000', 'placeholder', []],
    ['=bad id', 'formula', ['=']],
    ["=cmd|' /C calc'!A0", 'formula', ['=']],
    ['@lea', 'formula', ['@']],
    ['NAA 30191', 'blank', []],
    ['NAA\t30191', 'blank', []],
    ['NAA\u00a030191', 'blank', []],
    ['"NAA30191"', 'strange', ['"']],
    ["'NAA30191'", 'strange', ["'"]],
    ["NAA30191'", 'strange', ["'"]],
    ['’NAA30191', 'strange', ['’']],
    ['«NAA30191»', 'strange', ['«', '»']],
    ['“NAA30191”', 'strange', ['“', '”']],
    ['`NAA30191', 'strange', ['`']],
    ['(NAA30191)', 'strange', ['(', ')']],
    ['[NAA]{30191}', 'strange', ['[', ']', '{', '}']],
    ['lea<lea@ent.example>', 'strange', ['<', '>']],
    ['NAA30191,NAA30192', 'strange', [',']],
    ['NAA30191;NAA30192;NAA30193', 'strange', [';']],
    ['NAA30191|', 'strange', ['|']],
    ['NAA3019?', 'strange', ['?']],
    ['NAA*', 'strange', ['*']],
    ['L\ufffda', 'strange', ['\ufffd']],
    ['([{<",;', 'nothing', []],
    ['([{<",;a', 'strange', ['(', '[', '{', '<', '"']],
    ['NАА30191', 'foreign', ['А']],
    ['Νικος', 'foreign', ['Ν', 'ι', 'κ', 'ο', 'ς']],
    ['١٢٣', 'foreign', ['١', '٢', '٣']],
    ['NA\u0000A30191', 'invisible', []],
    ['NAA30191\u0007', 'invisible', []],
    ['\u0000', 'invisible', []],
    ['NAA\u00ad30191', 'invisible', []],
    ['NAA\u200d30191', 'invisible', []],
    ['NAA\ud800', 'invisible', []],
    ['-', 'nothing', []],
    ['—', 'nothing', []],
    ['...', 'nothing', []],
    ['@', 'nothing', []],
    ['_', 'nothing', []],
  ])('%j is one: %s', (cell, fault, characters) => {
    expect(casIdFault(cell)).toEqual({ fault, characters })
  })

  test('whatever stands around it, but blanks', () => {
    const good = fc.stringMatching(/^[A-Za-z0-9._]{0,10}$/)
    const bad = fc.constantFrom(...Array.from('"«»“”(){}[]<>,;|?*\ufffdАж\u0001\u00ad'))
    fc.assert(
      fc.property(good, bad, good, (before, character, after) => {
        expect(casIdFault(`${before}${character}${after}`)).not.toBeNull()
      }),
    )
  })
})
