import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIRECTORY_MAX_BYTES, parseDirectory, parseDirectoryInSlices } from '@/domain/establishment/directory'

const sample = readFileSync('tests/fixtures/annuaire/fr-en-annuaire-education-echantillon.csv')

const HEADER = 'identifiant_de_l_etablissement;nom_etablissement;type_etablissement;nom_commune;code_departement'

function read(text: string) {
  const parsed = parseDirectory(new TextEncoder().encode(text))
  if (!parsed.ok) throw new Error(parsed.refusal.reason)
  return parsed.value
}

function refusalOf(bytes: Uint8Array) {
  const parsed = parseDirectory(bytes)
  return parsed.ok ? null : parsed.refusal
}

describe('the sample of the directory', () => {
  const parsed = parseDirectory(sample)
  const directory = parsed.ok ? parsed.value : read('')

  it('holds 124 secondary schools, 4 about to close', () => {
    expect(directory.establishments).toHaveLength(124)
    expect(directory.closing).toBe(4)
    expect(directory.establishments.filter((entry) => entry.closing)).toHaveLength(4)
  })

  it('leaves out the 17 primary schools, the UAI that stands twice and the wrong letter', () => {
    expect(directory.skipped).toEqual({
      notSecondary: 17,
      duplicates: [{ line: 143, uai: '0811542L' }],
      invalid: [{ line: 144, uai: '0821549A', reason: 'wrong_letter', expected: 'N' }],
    })
  })

  it('begins with the school of the procedure', () => {
    expect(directory.establishments[0]).toEqual({
      uai: '0311238C',
      name: 'Collège Jean Jaurès (exemple de la procédure)',
      address: '3 avenue de la République',
      postalCode: '31200',
      city: 'Toulouse',
      department: '031',
      academy: '16',
      kind: 'college',
      closing: false,
      email: 'ce.0311238c@ac-toulouse.fr',
      telephone: null,
    })
  })

  it('has one form of département and no spare spaces in towns', () => {
    const departments = new Set(directory.establishments.map((entry) => entry.department))
    expect([...departments].sort()).toEqual(['009', '012', '031', '032', '046', '065', '081', '082'])
    expect(directory.establishments.filter((entry) => /^\s|\s\s|\s$/.test(entry.city))).toEqual([])
  })
})

describe('another form of the directory', () => {
  it('has labels for headers, commas, quotes, another order', () => {
    const { establishments } = read(
      'Code_departement,Nom_commune,"Identifiant_de_l_etablissement",Nom_etablissement,Type_etablissement,Inconnue\r\n' +
        '2A,"Porto-Vecchio, Corse",6200063Z,"Lycée ""Jean-Paul""",Lycée,x\r\n',
    )
    expect(establishments).toMatchObject([
      { uai: '6200063Z', name: 'Lycée "Jean-Paul"', city: 'Porto-Vecchio, Corse', department: '02A', academy: '27' },
    ])
  })

  it('without département takes it from the UAI', () => {
    expect(read(`${HEADER}\n0311238C;Jaurès;Collège;Toulouse;\n`).establishments[0]?.department).toBe('031')
  })

  it('lets others work while it is read', () => {
    const slices = [
      ...parseDirectoryInSlices(
        new TextEncoder().encode(`${HEADER}\n${';Office;Service Administratif;;\n'.repeat(1_200)}`),
      ),
    ]
    expect(slices).toEqual([500, 1000])
  })

  it('holds nothing that cannot be seen, which the database would refuse', () => {
    const name = 'Collège\u200b  Jean\0 Jaurès'
    expect(read(`${HEADER}\n0311238C;${name};Collège;Toulouse;31\n`).establishments[0]?.name).toBe(
      'Collège Jean Jaurès',
    )
  })

  it('has faulty rows, each named with its line', () => {
    const { establishments, skipped } = read(
      `${HEADER}\n\n0311238C;;Collège;Toulouse;31\nabc;X;Collège;Y;31\n0990001N;Abroad;Lycée;Z;099\n;Office;Service Administratif;;\n`,
    )
    expect(establishments).toEqual([])
    expect(skipped.notSecondary).toBe(1)
    expect(skipped.invalid.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'no_name'],
      [4, 'malformed'],
      [5, 'unknown_department'],
    ])
  })
})

describe('what is not the directory', () => {
  it('is refused: empty, binary, cut, other columns, an open quote', () => {
    expect(refusalOf(new Uint8Array())).toEqual({ reason: 'empty' })
    expect(refusalOf(new TextEncoder().encode('\ufeff \n'))).toEqual({ reason: 'empty' })
    expect(refusalOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toEqual({ reason: 'binary' })
    expect(refusalOf(new TextEncoder().encode('Nom;Prénom\nA;B'))).toMatchObject({ reason: 'not_directory' })
    expect(refusalOf(new TextEncoder().encode(HEADER.replace(';nom_commune', '')))).toEqual({
      reason: 'not_directory',
      missing: ['nom_commune'],
    })
    expect(refusalOf(new TextEncoder().encode(`${HEADER}\n0311238C;"Jaurès;Collège\n`))).toEqual({
      reason: 'unclosed_quote',
      line: 2,
    })
  })

  it('is refused over the limit before it is read', () => {
    const maxBytes = DIRECTORY_MAX_BYTES
    expect(refusalOf(new Uint8Array(maxBytes + 1))).toEqual({ reason: 'too_large', maxBytes })
    expect(refusalOf(new Uint8Array(maxBytes))).not.toMatchObject({ reason: 'too_large' })
  })
})

it('counts every row once, whatever they hold', () => {
  const cell = fc.constantFrom('0311238C', '0310047H', '0311238D', 'Collège', 'Ecole', '31', '', 'x')
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { maxLength: 30 }), (rows) => {
      const filled = rows.filter((row) => row.some((value) => value !== ''))
      const { establishments, skipped } = read([HEADER, ...rows.map((row) => row.join(';'))].join('\n'))
      const counted = establishments.length + skipped.notSecondary + skipped.duplicates.length + skipped.invalid.length
      expect(counted).toBe(filled.length)
    }),
  )
})
