import { fixtureFile } from './fixture-file'
import { expect, test } from './watched-test'

const SCHOOL = '/etablissements/0311238C'
const HEADINGS = Array.from({ length: 100_000 }, (_, index) => `C${index}`).join(';')

const FILES = [
  ['empty', fixtureFile('malformes/vide.txt'), 'Aucune liste n’est arrivée'],
  ['binary', fixtureFile('malformes/binaire.csv'), 'Ce fichier n’est pas une liste en texte'],
  ['truncated', fixtureFile('malformes/utf16-tronque.txt'), 'Le fichier est tronqué'],
  ['without identifiers', fixtureFile('malformes/sans-identifiant.csv'), 'La colonne « Identifiant PRONOTE » manque'],
  ['from the ENT', fixtureFile('malformes/export-ent-kosmos.csv'), 'Cette liste vient de l’ENT, pas de PRONOTE'],
  ['in XML', fixtureFile('professeurs-export-table.xml'), 'Cet export est au format XML'],
  ['of 100,000 columns', csvFile('colonnes.csv', HEADINGS), 'Le fichier a trop de colonnes'],
  ['of 21 MB', csvFile('lourd.csv', 'x'.repeat(21 * 1024 * 1024)), 'Le fichier est trop volumineux'],
] as const

for (const [words, file, title] of FILES) {
  test(`a file ${words} is refused in French, with what to do, and the choices made are kept`, async ({ open }) => {
    const page = await open('school_admin')
    await page.goto(`${SCHOOL}/identifiants`)
    await page.getByLabel('Fichier de la liste').setInputFiles(file)
    await page.getByRole('radio', { name: /^Liste partielle/ }).check()
    await page.getByRole('button', { name: 'Analyser la liste' }).click()
    const refusal = page.getByRole('alert').filter({ hasText: title })
    await expect(refusal).toBeVisible()
    expect((await refusal.locator('p').allInnerTexts()).filter((text) => text.length > 20).length).toBeGreaterThan(1)
  })
}

test('faulty rows are left out one by one, each with its rule and remedy, and can be taken away', async ({ open }) => {
  const page = await open('school_admin')
  await page.goto(`${SCHOOL}/identifiants`)
  await page.getByLabel('Fichier de la liste').setInputFiles(fixtureFile('malformes/lignes-fautives.csv'))
  await page.getByRole('radio', { name: /^Liste partielle/ }).check()
  await page.getByRole('button', { name: 'Analyser la liste' }).click()

  const errors = page.locator('#errors')
  await expect(errors.getByRole('rowheader', { name: '2', exact: true })).toBeVisible()
  await expect(errors).toContainText('ABCDEFGH2345678')
  await expect(page.locator('#warnings')).toBeVisible()
  const counted = async (label: string) => {
    const line = page.locator('dl > div').filter({ has: page.locator('dt').filter({ hasText: label }) })
    return Number(await line.locator('dd').innerText())
  }
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

function csvFile(name: string, text: string) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
}
