import { readFileSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import type { Page } from '@playwright/test'
import { fixtureFile } from './fixture-file'
import { countOf } from './import-counts'
import { expect, test } from './watched-test'

/** A path, or a file made up here. */
type ListFile = string | { name: string; mimeType: string; buffer: Buffer }

const MEGABYTE = 1024 * 1024
const SCHOOL = '/etablissements/0311238C'
const LAUGHS = '<!DOCTYPE TABLE [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><TABLE>&b;</TABLE>'
const HEADINGS = Array.from({ length: 100_000 }, (_, index) => `C${index}`).join(';')

const UNREADABLE = [
  ['binary', fixtureFile('malformes/binaire.csv'), 'Ce format de fichier n’est pas lu'],
  ['truncated', fixtureFile('malformes/utf16-tronque.txt'), 'Le fichier est tronqué'],
  ['without identifiers', fixtureFile('malformes/sans-identifiant.csv'), 'La colonne « Identifiant PRONOTE » manque'],
  ['from the ENT', fixtureFile('malformes/export-ent-kosmos.csv'), 'Cette liste vient de l’ENT, pas de PRONOTE'],
  ['of XML that declares entities', csvFile('rire.xml', LAUGHS), 'Ce fichier n’est pas lu, par sécurité'],
  ['of 100,000 columns', csvFile('colonnes.csv', HEADINGS), 'Le fichier a trop de colonnes'],
] as const
for (const [words, file, title] of UNREADABLE) {
  test(`a file ${words} is refused in French, with what to do, and what was chosen is kept`, async ({ open }) => {
    const page = await open('school_admin')
    await expectRefusal(page, file, title)
    await expect(page.getByRole('radio', { name: /^Liste partielle/ })).toBeChecked()
  })
}

test('an empty file is refused in French, with what to do', async ({ open }) => {
  await expectRefusal(await open('school_admin'), fixtureFile('malformes/vide.txt'), 'Aucune liste n’est arrivée')
})

test('a file of 21 MB is refused in French, with what to do', async ({ open }, testInfo) => {
  const file = testInfo.outputPath('lourd.csv')
  writeFileSync(file, 'x'.repeat(21 * MEGABYTE))
  await expectRefusal(await open('school_admin'), file, 'Le fichier est trop volumineux')
})

test('what is typed beside errors and warnings is analysed together, and not lost by confirming before', async ({
  open,
}) => {
  const page = await open('school_admin')
  await page.goto(`${SCHOOL}/identifiants`)
  await page.getByLabel('Fichier de la liste').setInputFiles(fixtureFile('malformes/lignes-fautives.csv'))
  await page.getByRole('radio', { name: /^Liste partielle/ }).check()
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await page.locator('#errors').getByRole('textbox').first().fill('ABCDEFGH23456789')
  await page.locator('#warnings').getByRole('checkbox').first().check()

  const confirm = page.getByRole('button', { name: 'Confirmer l’import' })
  await confirm.click()
  await expect(page.getByText('Des corrections tapées ne sont pas analysées')).toBeVisible()
  await expect(confirm).toBeVisible()

  await page.locator('#warnings').getByRole('button', { name: 'Analyser avec ces corrections' }).click()
  await expect(page.getByRole('heading', { name: 'Corrections (2)' })).toBeVisible()
  await expect(page.getByText('Des corrections tapées ne sont pas analysées')).toBeHidden()
  await page.getByRole('button', { name: 'Abandonner' }).click()
  await expect(page.getByText('Import abandonné')).toBeVisible()
})

test('faulty rows are left out one by one, each with its rule and remedy, and can be taken away', async ({ open }) => {
  const page = await open('school_admin')
  await page.goto(`${SCHOOL}/identifiants`)
  await page.getByLabel('Fichier de la liste').setInputFiles(fixtureFile('malformes/lignes-fautives.csv'))
  await page.getByRole('radio', { name: /^Liste partielle/ }).check()
  await page.getByRole('button', { name: 'Analyser la liste' }).click()

  const errors = page.locator('#errors')
  await expect(errors.getByRole('rowheader', { name: '2', exact: true })).toBeVisible()
  await expect(errors.getByRole('textbox').first()).toHaveValue('ABCDEFGH2345678')
  await expect(page.locator('#warnings')).toBeVisible()
  const counted = async (label: string) => Number(await countOf(page, label).innerText())
  const parts = ['Nouvelles personnes', 'Personnes modifiées', 'Personnes inchangées', 'Lignes répétées']
  let taken = 0
  for (const label of parts) taken += await counted(label)
  expect(taken + (await counted('Lignes laissées de côté'))).toBe(14)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Fichier des anomalies' }).first().click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
  await page.getByRole('button', { name: 'Abandonner' }).click()
  await expect(page.getByText('Import abandonné')).toBeVisible()
})

test('a reason that is too short is told before a list of several establishments is sent', async ({ open }) => {
  const page = await open('academy_admin')
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  const list = 'UAI;Nom;Prénom;Classe;Identifiant PRONOTE\n0311238C;ESSAI;Léa;601;AZKH9C7WSQ2R54DP\n'
  await page.goto('/administration/listes')
  const file = page.getByLabel('Fichier de la liste')
  await file.setInputFiles(csvFile('listes.csv', list))
  await page.getByRole('radio', { name: /^Liste partielle/ }).check()
  const reason = page.getByRole('textbox', { name: 'Motif' })
  await reason.fill('court')
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await expect(page.locator('#group-reason-error')).toContainText('Donnez un motif d’au moins 10 caractères')
  await expect(reason).toBeFocused()
  await expect(reason).toHaveValue('court')
  expect(await file.evaluate((input: HTMLInputElement) => input.files?.[0]?.name)).toBe('listes.csv')
  expect(sent).toEqual([])

  await reason.fill('Campagne de rentrée')
  await expect(page.locator('#group-reason-error')).toHaveCount(0)
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await page.waitForURL(/\/administration\/listes\/[0-9a-f-]{36}$/)
  await page.getByRole('button', { name: 'Abandonner tout ce qui attend' }).click()
  await expect(page.getByText('1 import est abandonné. Rien n’a été écrit de cette liste.')).toBeVisible()
})

for (const [words, origin] of [
  ['another site', { Origin: 'https://evil.example' }],
  ['nowhere', {}],
] as const) {
  test(`a list posted from ${words} is refused, and nothing is kept of it`, async ({ open }) => {
    const page = await open('school_admin')
    const answer = await page.request.post(`${SCHOOL}/identifiants/depot`, {
      headers: origin,
      maxRedirects: 0,
      multipart: {
        file: { name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from('Nom;Identifiant PRONOTE\n') },
      },
    })
    expect(answer.status()).toBe(303)
    expect(answer.headers().location).toContain(`${SCHOOL}/identifiants?refus=`)
  })
}

test('a body far over the limit is not kept in memory', async ({ open, server: { address, pid } }) => {
  test.skip(process.platform !== 'linux', 'the memory of the server is read in /proc')
  const page = await open('school_admin')
  const cookies = await page.context().cookies()
  // Forgets the peak of what went before: see proc(5).
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const before = peakMegabytes(pid)
  const status = await postZeros({
    url: `${address}${SCHOOL}/identifiants/depot`,
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    megabytes: 240,
  })
  expect(status).toBe(303)
  expect(peakMegabytes(pid) - before).toBeLessThan(120)
})

async function expectRefusal(page: Page, file: ListFile, title: string): Promise<void> {
  await page.goto(`${SCHOOL}/identifiants`)
  await page.getByLabel('Fichier de la liste').setInputFiles(file)
  await page.getByRole('radio', { name: /^Liste partielle/ }).check()
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  const refusal = page.getByRole('alert').filter({ hasText: title })
  await expect(refusal).toBeVisible()
  // The title, what happened, what to do.
  await expect(refusal.locator('p')).toHaveCount(3)
}

function csvFile(name: string, text: string): Exclude<ListFile, string> {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
}

/** The most memory that the process has held since its peak was last forgotten. */
function peakMegabytes(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** Posts a file of zeros, piece by piece, as a browser on a slow line would. */
function postZeros({ url, cookie, megabytes }: { url: string; cookie: string; megabytes: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const boundary = 'limite'
    const headers = {
      Cookie: cookie,
      Origin: new URL(url).origin,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
    }
    const request = httpRequest(url, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.once('error', reject)
    request.write(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="zeros.csv"\r\n\r\n`)
    const piece = Buffer.alloc(MEGABYTE, '0')
    let left = megabytes
    send()

    function send(): void {
      while (left-- > 0) if (!request.write(piece)) return void request.once('drain', send)
      request.end(`\r\n--${boundary}--\r\n`)
    }
  })
}
