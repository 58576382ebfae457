import { beforeEach, describe, expect, test } from 'vitest'
import { POST } from '@/app/(application)/etablissements/[uai]/appariement/lettres/pdf/route'
import { findAdoption } from '@/features/adoption/queries'
import { changeLetterTexts } from '@/features/letters/actions'
import { takeRecipients } from '@/features/letters/mutations'
import {
  countLeftAside,
  countLetters,
  exampleOf,
  handingOutSentences,
  letterTo,
  textsInUse,
} from '@/features/letters/presentation'
import { countRecipients, findLetterSetting } from '@/features/letters/queries'
import { IDLE } from '@/lib/action-state'
import { routes } from '@/lib/routes'
import { db } from '@/server/db'
import { env } from '@/server/env'
import { newAccess } from '@/tests/builders/access'
import { createAccount, createEnt, createPerson, createSchool } from '@/tests/builders/school'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-11-03T10:00:00Z')
const EVERYBODY = { profile: null, className: null, withOthers: true }

let school: Awaited<ReturnType<typeof createSchool>>

beforeEach(async () => {
  const ent = await createEnt({ name: 'eCollège', casUrl: 'https://cas.ent.example' })
  school = await createSchool({ name: 'Collège Jean Jaurès', entId: ent.id })
  const { setupId } = school
  await createPerson(setupId, { className: '10B' })
  await createPerson(setupId, { className: '3A' })
  await createPerson(setupId, { className: '3A', casId: 'NAA1' })
  const shared = await createPerson(setupId, { className: '3A', casId: 'NAA2' })
  const gone = await createPerson(setupId, { className: '3A' })
  await createPerson(setupId, { profile: 'teacher', className: '3A' })
  await db().person.update({ where: { id: shared.id }, data: { conflict: true } })
  await db().person.update({ where: { id: gone.id }, data: { absentSince: AT } })
  await createPerson((await createSchool()).setupId)
})

describe('letters are for', () => {
  test.each([
    [null, /par classe puis par nom, les autres par profil/, true],
    ['pupil', /par classe puis par nom\.$/, false],
    ['guardian', /par nom\./, true],
    ['teacher', /par nom\./, false],
  ] as const)(
    'come in an order that is told: to %s, and it is said of those to guardians that they name no child',
    (profile, order, says) => {
      const groups = (['pupil', 'guardian', 'teacher'] as const).map((one) => ({
        profile: one,
        className: null,
        reason: 'never_signed_in' as const,
        people: 1,
      }))
      const sentences = handingOutSentences(groups, { ...EVERYBODY, profile })
      expect(sentences[0]).toMatch(order)
      expect(sentences.join(' ').includes('aucun enfant')).toBe(says)
      expect(exampleOf({ profile }).className === null).toBe(profile === 'guardian' || profile === 'teacher')
    },
  )

  test('the people present of this establishment whose Identifiant CAS is empty, in the order of classes', async () => {
    const access = await newAccess(school, 'export_people')
    const pupilsOf3A = { ...EVERYBODY, profile: 'pupil', className: '3A' } as const
    const groups = await countRecipients(access)
    expect(countLetters(groups, EVERYBODY)).toBe(3)
    expect(countLetters(groups, pupilsOf3A)).toBe(1)
    const people = await takeRecipients(access, { recipients: EVERYBODY, layout: 'page', at: AT })
    expect(people.map(({ className }) => className)).toEqual(['3A', '10B', '3A'])
    const pupils = await takeRecipients(access, { recipients: pupilsOf3A, layout: 'page', at: AT })
    expect(pupils).toHaveLength(1)
  })

  test('those whom signing in would pair, unless the others are asked for: count, letters, journal and curve agree', async () => {
    const access = await newAccess(school, 'export_people')
    const recipients = { ...EVERYBODY, withOthers: false }
    const groups = await countRecipients(access)
    expect(countLetters(groups, recipients)).toBe(2)
    expect(countLeftAside(groups, recipients)).toEqual([{ reason: 'no_portal_import', people: 1 }])
    expect(countLeftAside(groups, { ...recipients, profile: 'pupil' })).toEqual([])
    const people = await takeRecipients(access, { recipients, layout: 'page', at: AT })
    expect(people.map(({ className }) => className)).toEqual(['3A', '10B'])
    expect(await db().journalEntry.findFirstOrThrow()).toMatchObject({ data: { people: 2 } })
    const { events } = await findAdoption(await newAccess(school, 'read'))
    expect(events).toMatchObject([{ kind: 'letters', people: 2, leftAside: 1, waiting: 3 }])
  })

  test('nobody leaves no trace', async () => {
    const access = await newAccess(school, 'export_people')
    const recipients = { ...EVERYBODY, profile: 'guardian' as const }
    expect(await takeRecipients(access, { recipients, layout: 'slips', at: AT })).toEqual([])
    expect(await db().letterBatch.count()).toBe(0)
    expect(await db().journalEntry.count()).toBe(0)
  })

  test('the journal and the curve are told how many, and no name', async () => {
    const access = await newAccess(school, 'export_people')
    await takeRecipients(access, { recipients: { ...EVERYBODY, profile: 'pupil' }, layout: 'slips', at: AT })
    const entry = await db().journalEntry.findFirstOrThrow()
    expect(entry).toMatchObject({ kind: 'letters_made', uai: school.uai, data: { layout: 'slips', people: 2 } })
    expect(JSON.stringify([entry.data, await db().letterBatch.findMany()])).not.toContain('NOM')
    const { events } = await findAdoption(await newAccess(school, 'read', 'support'))
    expect(events).toMatchObject([{ kind: 'letters', day: '2026-11-03', profile: 'pupil', people: 2 }])
  })

  test('the school alone: neither its reader nor staff, be it with an opening', async () => {
    for (const role of ['school_reader', 'support', 'operator'] as const) {
      await expect(newAccess(school, 'export_people', role)).rejects.toThrow('refused')
    }
  })
})

describe('the text', () => {
  const typed = (change: Record<string, string> = {}) =>
    form({
      ...{ letter: 'Bonjour {prénom}', slip: 'Allez à {adresse}', entAddress: 'https://www.ent.example' },
      ...{ seenLetter: '', seenSlip: '', seenEntAddress: '', ...change },
    })
  const setting = async () => findLetterSetting(await newAccess(school, 'export_people'))
  const person = { firstName: 'Léa', lastName: 'MARTIN', className: '601' }

  test('is ours until it is changed, with the ENT’s name and its likely address', async () => {
    const { text, name, detail } = letterTo(person, await setting(), 'slips', AT)
    expect([name, detail]).toEqual(['Léa MARTIN', 'Classe 601'])
    expect(text).toContain('depuis eCollège\u00a0: allez à l’adresse https://ent.example')
    expect(letterTo(person, await setting(), 'page', AT).text).not.toMatch(/[{}]/)
  })

  test('is the establishment’s own once kept, for it alone', async () => {
    await signInAs(await createAccount('school_admin', school))
    expect(await changeLetterTexts(school.uai, IDLE, typed())).toMatchObject({ status: 'done' })
    expect(textsInUse(await setting())).toMatchObject({ letter: 'Bonjour {prénom}' })
    expect(letterTo(person, await setting(), 'slips', AT).text).toBe('Allez à https://www.ent.example')
    const own = { letter: 'Un mot : {nom} !', slip: '', entAddress: '' }
    expect(letterTo(person, { ...(await setting()), own }, 'page', AT).text).toBe('Un mot : MARTIN !')
    expect(await db().letterText.count()).toBe(1)
    expect(await db().journalEntry.findFirstOrThrow()).toMatchObject({ kind: 'letter_text_changed', data: {} })
  })

  test('is not written over what somebody else wrote meanwhile, nor is what was typed lost', async () => {
    await signInAs(await createAccount('school_admin', school))
    await changeLetterTexts(school.uai, IDLE, typed())
    const late = await changeLetterTexts(school.uai, IDLE, typed({ letter: 'Autre' }))
    expect(late).toMatchObject({ status: 'refused', values: { letter: 'Autre' } })
    const seen = {
      seenLetter: 'Bonjour {prénom}',
      seenSlip: 'Allez à {adresse}',
      seenEntAddress: 'https://www.ent.example',
    }
    expect(await changeLetterTexts(school.uai, IDLE, typed({ letter: 'Autre', ...seen }))).toMatchObject({
      status: 'done',
    })
    expect((await setting()).own?.letter).toBe('Autre')
  })

  test('is refused with a sentence for each field', async () => {
    await signInAs(await createAccount('school_admin', school))
    const refused = await changeLetterTexts(school.uai, IDLE, typed({ letter: '{identifiant}', entAddress: 'ent' }))
    expect(refused).toMatchObject({
      status: 'refused',
      fields: { letter: expect.any(String), entAddress: expect.any(String) },
    })
  })
})

describe('the PDF', () => {
  function post(fields: Record<string, string>, origin = env().appUrl) {
    const request = new Request(`${env().appUrl}/`, { method: 'POST', headers: { origin }, body: form(fields) })
    return POST(request, { params: Promise.resolve({ uai: school.uai }) })
  }

  function pagesIn(text: string): number {
    return text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  }

  test('is sent as a file', async () => {
    await signInAs(await createAccount('school_admin', school))
    const response = await post({ format: 'une', profil: 'eleves' })
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="lettres-\w{8}-\d{4}-\d{2}-\d{2}\.pdf"$/,
    )
    const text = Buffer.from(await response.arrayBuffer()).toString('latin1')
    expect(pagesIn(text)).toBe(2)
    expect(await db().journalEntry.count()).toBe(1)
  })

  test('is not made from a form without end, which is not read to its end', async () => {
    await signInAs(await createAccount('school_admin', school))
    const choice = { format: 'une', profil: 'eleves' }
    expect((await post({ ...choice, more: 'x'.repeat(1_000) })).status).toBe(200)
    expect((await post({ ...choice, more: 'x'.repeat(100_000) })).status).toBe(404)
  })

  test('holds a letter for those whom signing in would not pair when it is asked for', async () => {
    await signInAs(await createAccount('school_admin', school))
    const [some, all] = [await post({ format: 'une' }), await post({ format: 'une', autres: 'oui' })]
    const pages = await Promise.all(
      [some, all].map(async (one) => pagesIn(Buffer.from(await one.arrayBuffer()).toString('latin1'))),
    )
    expect(pages).toEqual([2, 3])
  })

  test('is not made from another site’s form, nor for nobody', async () => {
    await signInAs(await createAccount('school_admin', school))
    expect((await post({}, 'https://ailleurs.example')).status).toBe(404)
    const empty = await post({ profil: 'responsables', format: 'huit' })
    expect(empty.headers.get('location')).toBe(routes.letters(school.uai, { profil: 'responsables', format: 'huit' }))
    expect(await db().journalEntry.count()).toBe(0)
  })
})
