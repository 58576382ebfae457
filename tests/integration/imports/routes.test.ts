import { beforeEach, describe, expect, test } from 'vitest'
import { POST } from '@/app/(application)/etablissements/[uai]/identifiants/depot/route'
import { GET } from '@/app/(application)/etablissements/[uai]/identifiants/[importId]/anomalies/route'
import { analyseAgain, confirmImport, dropImport } from '@/features/imports/actions'
import { findImport } from '@/features/imports/queries'
import { refusedListSchema } from '@/features/imports/schemas'
import { LONGEST_PASTE } from '@/features/refused-pastes/mutations'
import { IDLE } from '@/lib/action-state'
import { routes } from '@/lib/routes'
import { db } from '@/server/db'
import { env } from '@/server/env'
import { accessOf, actorOf } from '@/tests/builders/access'
import { fixtureBytes } from '@/tests/builders/fixture-lists'
import { createAccount, createSchool } from '@/tests/builders/school'
import { form, signedOut, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>
let account: Awaited<ReturnType<typeof createAccount>>

beforeEach(async () => {
  school = await createSchool()
  account = await createAccount('school_admin', school)
  await signInAs(account)
})

function bring(
  { file, ...fields }: (Record<string, string> & { file?: never }) | (Record<string, string | Blob> & { file: File }),
  origin = env().appUrl,
) {
  const body = new FormData()
  if (file) body.append('file', file)
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const request = new Request(`${env().appUrl}${routes.importUpload(school.uai)}`, {
    method: 'POST',
    body,
    headers: { origin },
  })
  return POST(request, { params: Promise.resolve({ uai: school.uai }) })
}

function listFile(fixture: string): File {
  return new File([fixtureBytes(fixture) as Uint8Array<ArrayBuffer>], fixture)
}

/** What the form is told when it is shown again. */
function flashOf(response: Response) {
  const cookie = response.headers.get('set-cookie') ?? ''
  const value = /passerelle-flash=([^;]+)/.exec(cookie)?.[1] ?? ''
  expect(cookie).toContain('HttpOnly')
  expect(cookie.length).toBeLessThan(4096)
  return refusedListSchema.parse(JSON.parse(Buffer.from(value, 'base64url').toString()))
}

async function importIn(response: Response) {
  const id = response.headers.get('location')?.split('/').at(-1) ?? ''
  return findImport(await accessOf(await actorOf(account), school.uai, 'import'), id)
}

const PASTE = 'Nom\tPrénom\tClasse\tIdentifiant PRONOTE\tIdentifiant CAS\nMARTIN\tLéa\t601\tAZKH9C7WSQ2R54DP\tNAA1\n'

describe('bringing a list', () => {
  test('a file leads to its analysis', async () => {
    const response = await bring({ file: listFile('eleves-export-utf16le.txt'), profile: '', coverage: 'whole' })
    expect(response.status).toBe(303)
    expect(await importIn(response)).toMatchObject({
      profile: 'pupil',
      coverage: 'whole',
      fileName: 'eleves-export-utf16le.txt',
      counts: { rows: 620, new: 620 },
    })
  })

  test('a paste too; without a choice of coverage, nobody is taken as missing', async () => {
    expect(await importIn(await bring({ pasted: PASTE }))).toMatchObject({
      profile: 'pupil',
      coverage: 'part',
      fileName: '',
      recognised: { encoding: null },
      counts: { rows: 1 },
    })
  })

  test('a list whose columns deny the chosen profile is kept, and the question asked', async () => {
    const response = await bring({ file: listFile('eleves-export-utf16le.txt'), profile: 'teacher', coverage: 'whole' })
    expect(await importIn(response)).toMatchObject({ profile: null, recognised: { declared: 'teacher' } })
  })

  test.each([
    ['malformes/binaire.csv', 'binary'],
    ['malformes/sans-identifiant.csv', 'no_identifier_column'],
    ['malformes/export-ent-kosmos.csv', 'ent_side_export'],
  ])('%s leads back to the form with the reason, the choices kept', async (fixture, reason) => {
    const response = await bring({ file: listFile(fixture), profile: 'pupil', coverage: 'part' })
    expect(response.headers.get('location')).toBe(routes.identifiers(school.uai, reason))
    expect(flashOf(response)).toMatchObject({ reason, profile: 'pupil', coverage: 'part' })
    expect(await db().listImport.count()).toBe(0)
  })

  test('nothing at all: asked for again', async () => {
    for (const response of [await bring({ file: listFile('malformes/vide.txt') }), await bring({ pasted: '' })]) {
      expect(flashOf(response)).toMatchObject({ reason: 'empty', profile: null, coverage: 'whole' })
    }
  })

  test('nothing at all, once chosen of whom: that is kept', async () => {
    const response = await bring({ pasted: '', profile: 'guardian', coverage: 'part' })
    expect(flashOf(response)).toMatchObject({ reason: 'empty', profile: 'guardian', coverage: 'part' })
  })

  test('over 20 MB: said in French, nothing kept', async () => {
    const file = new File([new Uint8Array(21 * 1024 * 1024)], 'photos.zip')
    const response = await bring({ file, profile: 'guardian', coverage: 'part' })
    expect(flashOf(response)).toMatchObject({ reason: 'too_large', title: 'Le fichier est trop volumineux' })
    expect(flashOf(response)).toMatchObject({ profile: 'guardian', coverage: 'part' })
  })

  test('a form of another site is not read', async () => {
    expect(flashOf(await bring({ pasted: PASTE }, 'https://elsewhere.example')).reason).toBe('foreign_origin')
    expect(await db().listImport.count()).toBe(0)
  })

  test('the longest refusal fits in its cookie', async () => {
    const others = Array.from({ length: 150 }, (_, at) => `${'é'.repeat(200)}${at}`)
    const headers = [...others, 'Nom', 'Identifiant ENT'].join('\t')
    expect(flashOf(await bring({ pasted: `${headers}\nx\n` })).reason).toBe('ent_side_export')
  })
})

describe('a paste that was refused', () => {
  const REFUSED = 'Nom\tPrénom\nMARTIN\tLéa\n'

  test('waits for the form that it came from, and stands nowhere else', async () => {
    const response = await bring({ pasted: REFUSED, coverage: 'part' })
    expect(flashOf(response).reason).toBe('no_identifier_column')
    expect(response.headers.get('location')).not.toContain('MARTIN')
    // A browser ends the lines of what it posts its own way, and so does this one.
    const text = REFUSED.replaceAll('\n', '\r\n')
    expect(await db().refusedPaste.findMany()).toMatchObject([{ accountId: account.id, text }])
  })

  test('too long to wait: not kept, and said', async () => {
    const response = await bring({ pasted: `${REFUSED}${'x'.repeat(LONGEST_PASTE)}` })
    expect(flashOf(response).remedy).toContain('il est à coller de nouveau')
    expect(await db().refusedPaste.count()).toBe(0)
  })

  test('an accepted one is not kept', async () => {
    await bring({ pasted: PASTE })
    expect(await db().refusedPaste.count()).toBe(0)
  })
})

describe('who may bring one', () => {
  test('signed out: to the sign-in page', async () => {
    signedOut()
    expect((await bring({ pasted: PASTE })).headers.get('location')).toBe(routes.signIn())
  })

  test.each(['school_reader', 'school_admin', 'support'] as const)('%s who may not: 404', async (role) => {
    const elsewhere = await createSchool({ academyCode: '10' })
    const at = role === 'school_reader' ? school : elsewhere
    await signInAs(await createAccount(role, at))
    expect((await bring({ pasted: PASTE })).status).toBe(404)
  })

  test('staff without opening: to the page that opens the names', async () => {
    await signInAs(await createAccount('support'))
    expect((await bring({ pasted: PASTE })).headers.get('location')).toBe(routes.identifiers(school.uai))
    expect(await db().listImport.count()).toBe(0)
  })
})

describe('acting on an analysis', () => {
  async function pastedImport(text = PASTE, fields: Record<string, string> = {}) {
    const found = await importIn(await bring({ pasted: text, ...fields }))
    if (!found) throw new Error('no import')
    return found.id
  }

  test('confirmed once; the second time is told so', async () => {
    const importId = await pastedImport()
    expect(await confirmImport(school.uai, IDLE, form({ importId, analysis: '1' }))).toMatchObject({ status: 'done' })
    expect(await confirmImport(school.uai, IDLE, form({ importId, analysis: '1' }))).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('déjà confirmé') as string,
    })
  })

  test('analysed otherwise by somebody else, it is not confirmed by who has not seen that', async () => {
    const importId = await pastedImport(PASTE, { coverage: 'part' })
    await analyseAgain(school.uai, IDLE, form({ importId, coverage: 'whole' }))
    expect(await confirmImport(school.uai, IDLE, form({ importId, analysis: '1' }))).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('analysée de nouveau entre-temps') as string,
    })
    expect(await db().person.count()).toBe(0)
    expect(await confirmImport(school.uai, IDLE, form({ importId, analysis: '2' }))).toMatchObject({ status: 'done' })
  })

  test('given up', async () => {
    const importId = await pastedImport()
    expect(await dropImport(school.uai, IDLE, form({ importId }))).toMatchObject({ status: 'done' })
    expect(await db().person.count()).toBe(0)
  })

  test('the profile told, then analysed', async () => {
    const unclear = PASTE.replace('Classe', 'Civilité').replace('601', 'Mme')
    const importId = await pastedImport(unclear)
    expect(await analyseAgain(school.uai, IDLE, form({ importId, profile: 'guardian' }))).toMatchObject({
      status: 'done',
    })
    expect(await confirmImport(school.uai, IDLE, form({ importId, analysis: '2' }))).toMatchObject({ status: 'done' })
    expect(await db().person.findFirstOrThrow()).toMatchObject({ profile: 'guardian', lastName: 'MARTIN' })
  })

  test('its faulty rows as a file, for those who may see them, while it lasts', async () => {
    const importId = await pastedImport(`${PASTE}=cmd()\tTom\t602\tTROPCOURT\t\n`)
    const get = () => GET(new Request(env().appUrl), { params: Promise.resolve({ uai: school.uai, importId }) })
    const response = await get()
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain('Erreur;3;Identifiant PRONOTE;TROPCOURT;')

    await signInAs(await createAccount('school_admin', await createSchool()))
    expect((await get()).status).toBe(404)
    await signInAs(account)
    await confirmImport(school.uai, IDLE, form({ importId, analysis: '1' }))
    expect((await get()).status).toBe(404)
  })
})
