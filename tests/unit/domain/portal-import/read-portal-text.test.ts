import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_PORTAL_TEXT, readPortalText, type PortalPart } from '@/domain/portal-import/read-portal-text'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../../fixtures/portail', name), 'utf8')

const INTERRUPTED = { at: new Date('2012-01-27T13:51:00Z'), mode: 'partial', count: 1295, interrupted: true }

function refusalOf(text: string) {
  const read = readPortalText(text)
  if (read.ok) throw new Error(`read as ${JSON.stringify(read.value)}`)
  return read.refusal
}

describe('the pages of the portal', () => {
  it.each([
    ['complet.txt', { at: new Date('2011-11-05T08:12:00Z'), mode: 'complete', count: 1295, interrupted: false }],
    ['partiel.txt', { at: new Date('2012-02-03T17:40:00Z'), mode: 'partial', count: 6, interrupted: false }],
    ['partiel-interrompu.txt', INTERRUPTED],
  ])('%s', (name, expected) => {
    expect(readPortalText(fixture(name))).toEqual({ ok: true, value: expected })
  })

  it.each([
    [
      'with its menus, form and help around it',
      'Gestion portail > Services tiers\nImporter les identifiants Pronote\nEtablissement 0311238C\nMode d’import (*)\nComplet\nPartiel\nFichier des identifiants (*) Parcourir…\nImporter\n1295 identifiant(s) Pronote importé(s).\nDernier import fait le : 27/01/2012 à 14:51 en mode Partiel. Import interrompu.\nFaire un import complet la première fois. Vous pourrez ensuite faire des imports partiels.\n© 2012',
    ],
    [
      'with the sentences the other way round',
      'Import interrompu. Dernier import fait le : 27/01/2012 à 14:51 en mode Partiel. 1295 identifiant(s) Pronote importé(s).',
    ],
    [
      'with unbreakable spaces, in the number too',
      '1\u202f295\u00a0identifiant(s) Pronote importé(s). Dernier import fait le\u00a0: 27/01/2012 à\u00a014:51 en mode Partiel. Import\u00a0interrompu.',
    ],
    [
      'with accents lost, as marks, marks of another encoding, or nothing',
      '1295 identifiant(s) Pronote import?(s). Dernier import fait le : 27/01/2012 Ã\u00a0 14:51 en mode Partiel. Import interrompu.',
    ],
    [
      'with accents made of two characters, in capitals, broken anywhere into lines',
      '1295\r\nIDENTIFIANT(S)\r\nPRONOTE IMPORTE\u0301(S).\rDERNIER IMPORT FAIT LE :\n27/01/2012\na\u0300 14:51 EN\nMODE\nPARTIEL.\nIMPORT\nINTERROMPU.',
    ],
    [
      'with no space at all',
      '1295identifiant(s)Pronoteimporté(s).Dernierimportfaitle:27/01/2012à14:51enmodePartiel.Importinterrompu.',
    ],
    ['twice the same', `${fixture('partiel-interrompu.txt')}\n${fixture('partiel-interrompu.txt')}`],
    [
      'with seconds, and an hour written in words',
      '1295 identifiants Pronote importés. Dernier import fait le 27/01/2012 à 14h51 en mode partiel. Import interrompu',
    ],
  ])('are read %s', (_, text) => {
    expect(readPortalText(text)).toEqual({ ok: true, value: INTERRUPTED })
  })
})

describe('nothing is guessed', () => {
  const page = (count: string, made: string, end = '') => `${count} identifiant(s) Pronote importé(s). ${made}${end}`
  const MADE = 'Dernier import fait le : 27/01/2012 à 14:51 en mode Partiel.'

  it.each([
    ['', [], [], 'empty'],
    [' \u00a0\n', [], [], 'empty'],
    ['x'.repeat(LONGEST_PORTAL_TEXT + 1), [], [], 'too_long'],
    ['Bonjour', [], [], 'not_portal_text'],
    ['Identifiants Pronote importés', [], [], 'not_portal_text'],
    [MADE, ['count'], []],
    [page('12', 'Dernier import fait le : 27/01/2012 en mode Partiel.'), ['time'], []],
    [page('12', 'Dernier import fait le : 27/01/2012 à 14:51'), ['mode'], []],
    [page('12', 'Dernier import fait le : 27/01/2012 à 14:51 en mode Part'), ['mode'], []],
    [page('12', 'en mode Complet'), ['date', 'time'], []],
    ['1295 identifiant(s) Pronote importé(s).', ['date', 'time', 'mode'], []],
    [page('12', 'Mise à jour le : 27/01/2012 à 14:51 en mode Complet'), ['date', 'time'], []],
    // Numbers that are part of another one.
    [page('1.295', MADE), ['count'], []],
    [page('2012 295', MADE), ['count'], []],
    [page('5 1295', MADE), ['count'], []],
    [page('12345678', MADE), [], ['count']],
    // Days and hours that do not exist, or are written otherwise.
    [page('12', 'Dernier import fait le : 31/02/2012 à 14:51 en mode Complet'), [], ['date']],
    [page('12', 'Dernier import fait le : 27/01/1912 à 14:51 en mode Complet'), [], ['date']],
    [page('12', 'Dernier import fait le : 27/01/12 à 14:51 en mode Complet'), ['date', 'time'], []],
    [page('12', 'Dernier import fait le : 27/01/2012 à 25:51 en mode Complet'), [], ['time']],
    [page('12', 'Dernier import fait le : 25/03/2012 à 02:30 en mode Complet'), [], ['time']],
    // Told twice, and not the same.
    [`${page('12', MADE)}\n${page('13', MADE)}`, [], ['count']],
    [`${fixture('complet.txt')}\n${fixture('partiel.txt')}`, [], ['count', 'date', 'time', 'mode']],
    [page('12', MADE, ' Import non interrompu.'), [], ['interruption']],
  ] as [string, PortalPart[], PortalPart[], string?][])('%j', (text, missing, unclear, reason = 'parts_unread') => {
    expect(refusalOf(text)).toMatchObject(reason === 'parts_unread' ? { reason, missing, unclear } : { reason })
  })
})

describe('whatever the page', () => {
  const shown = fc.record({
    count: fc.integer({ min: 0, max: 9_999_999 }),
    minutes: fc.integer({ min: Date.UTC(2005, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 }),
    mode: fc.constantFrom('complete' as const, 'partial' as const),
    interrupted: fc.boolean(),
    grouped: fc.boolean(),
    space: fc.constantFrom(' ', '\u00a0', '\u202f', '  '),
    gap: fc.constantFrom('\n', '\r\n', ' ', '\n \n'),
    accent: fc.constantFrom('é', 'e', '?', 'Ã©', '\ufffd', 'e\u0301'),
    order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    around: fc.constantFrom('', 'Mode d’import (*) Complet', 'Faire un import complet la première fois.'),
  })
  type Shown = typeof shown extends fc.Arbitrary<infer T> ? T : never
  const PARIS = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' })

  function sentences({ count, minutes, mode, interrupted, grouped, space, accent }: Shown): string[] {
    const digits = grouped
      ? String(count).replace(/(?<=\d)(?=(\d{3})+$)/g, space === '  ' ? ' ' : space)
      : String(count)
    const [day, time] = PARIS.format(minutes * 60_000).split(' ')
    return [
      `${digits}${space}identifiant(s)${space}Pronote import${accent}(s).`,
      `Dernier import fait le${space}: ${day} à${space}${time} en mode ${mode === 'complete' ? 'Complet' : 'Partiel'}.`,
      interrupted ? `Import${space}interrompu.` : '',
    ]
  }

  it('what it says is read back', () => {
    fc.assert(
      fc.property(shown, (one) => {
        const told = sentences(one)
        const text = [one.around, ...one.order.map((index) => told[index]), one.around].join(one.gap)
        const read = readPortalText(text)
        if (!read.ok) throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(read.refusal)}`)
        const { at, ...rest } = read.value
        expect(rest).toEqual({ count: one.count, mode: one.mode, interrupted: one.interrupted })
        expect(PARIS.format(at)).toBe(PARIS.format(one.minutes * 60_000))
      }),
      { numRuns: 500 },
    )
  })

  it('a sentence taken away is missed, and named', () => {
    fc.assert(
      fc.property(shown, fc.constantFrom(0, 1), (one, dropped) => {
        const text = sentences(one)
          .filter((_, index) => index !== dropped)
          .join(one.gap)
        expect(refusalOf(text)).toMatchObject({ missing: dropped === 0 ? ['count'] : ['date', 'time', 'mode'] })
      }),
      { numRuns: 200 },
    )
  })

  it('any text, cut or changed anywhere, gives a refusal or a whole import, and no error', () => {
    const text = fixture('partiel-interrompu.txt')
    const piece = fc.oneof(fc.string(), fc.constantFrom('/', ':', '9', ' ', '\n', 'import fait le', 'en mode complet'))
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(12), piece, (start, length, added) => {
        const read = readPortalText(text.slice(0, start) + added + text.slice(start + length))
        if (!read.ok) return
        expect(Number.isNaN(read.value.at.getTime())).toBe(false)
        expect(read.value.count).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })
})
