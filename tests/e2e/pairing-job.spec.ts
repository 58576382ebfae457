import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { createSchool } from './administration'
import { fixtureFile, fixtureText } from './fixture-file'
import { expectCounts } from './import-counts'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

// From the first list of a school to the letters: each chapter starts from what the one before it left.
test.describe.configure({ mode: 'serial' })

const UAI = '0319992T'
const SCHOOL = `/etablissements/${UAI}`
const ADMIN = { name: 'Nadia Ferrand', email: 'referent@rosa-parks.example', password: 'une-phrase-à-moi-de-référente' }

test('a new school brings its first list, then the import into the ENT as the portal tells it', async ({ open }) => {
  const page = await createSchool(open, { uai: UAI, name: 'Collège Rosa-Parks', admin: ADMIN })

  await bring(page, 'eleves-export-utf16le.txt')
  await expectCounts(page, {
    'Nouvelles personnes': 620,
    'Lignes laissées de côté': 0,
    'Identifiants CAS en conflit': 0,
  })
  await confirm(page)
  await page.goto(`${SCHOOL}/appariement`)
  await expect(page.getByText('339 sur 620 (55 %)').first()).toBeVisible()

  await page.goto(`${SCHOOL}/imports-ent`)
  const yesterday = new Date(Date.now() - 86_400_000).toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' })
  const told = (hour: string) =>
    `620 identifiant(s) Pronote importé(s). Dernier import fait le : ${yesterday} à ${hour} en mode Complet.`
  await page.getByLabel('Texte de la page').fill(`${told('14:51')} Import interrompu.`)
  await page.getByRole('button', { name: 'Lire et noter' }).click()
  await expect(page.locator('#resultat')).toContainText('interrompu')
  await page.getByLabel('Texte de la page').fill(told('15:20'))
  await page.getByRole('button', { name: 'Lire et noter' }).click()
  await expect(page.locator('#resultat')).toContainText('L’import est noté')
})

test('the second week’s list is undone, brought again, and compared with the first', async ({ open }) => {
  const page = await arrive(open)
  await bring(page, 'eleves-semaine-2-utf8bom.csv')
  await expectCounts(page, {
    'Nouvelles personnes': 6,
    'Nouvellement appariées': 133,
    'Identifiants CAS en conflit': 1,
  })
  await confirm(page)
  await undo(page)
  await page.goto(`${SCHOOL}/appariement`)
  await expect(page.getByText('339 sur 620 (55 %)').first()).toBeVisible()

  await bring(page, 'eleves-semaine-2-utf8bom.csv')
  await confirm(page)
  await page.goto(`${SCHOOL}/appariement/comparaison`)
  for (const [title, people] of Object.entries({
    Arrivés: 6,
    Partis: 4,
    'Nouveaux appariés': 133,
    'Appariements perdus': 0,
  }))
    await expect(
      page.locator('main').getByText(title, { exact: true }).locator('xpath=ancestor::div[1]'),
    ).toContainText(new RegExp(`^${title}${people}\\D`))
})

test('a list that would make too many people absent is held until somebody says why it is right', async ({ open }) => {
  const page = await arrive(open)
  const lines = fixtureText('eleves-semaine-3-presse-papiers.tsv').split('\n')
  await page.goto(`${SCHOOL}/identifiants`)
  await page.getByLabel('Ou la liste copiée').fill(lines.slice(0, 400).join('\n'))
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await expect(page.getByRole('button', { name: 'Autoriser et importer' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Confirmer l’import' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Autoriser et importer' }).click()
  await expect(page.locator('#approval-reason-error')).toBeVisible()

  // With the others that are held, as who has dozens of them would.
  const address = page.url()
  await page.goto('/etablissements/imports-retenus')
  const box = page.getByRole('row').filter({ hasText: 'Rosa-Parks' }).getByRole('checkbox')
  await box.check()
  const reason = page.getByRole('textbox', { name: 'Motif' })
  await reason.fill('ok')
  await page.getByRole('button', { name: 'Autoriser l’import coché' }).click()
  await expect(page.locator('#release-reason-error')).toBeVisible()
  await expect(box).toBeChecked()
  await reason.fill('Les 3e sont partis en stage de fin d’année.')
  await page.getByRole('button', { name: 'Autoriser l’import coché' }).click()
  await expect(page.getByText('1 import autorisé et écrit.')).toBeVisible()
  await expect(page.getByText('Aucun import n’est retenu')).toBeVisible()
  await page.goto(address)
  await expect(page.getByText('Cet import était retenu')).toBeVisible()
  // It was a part of the list after all.
  await undo(page)
})

test('the ENT’s list gives reasons; obvious cases are accepted together, one is decided, and taken back', async ({
  open,
}) => {
  const page = await arrive(open)
  await page.goto(`${SCHOOL}/identifiants/ent`)
  await page.getByLabel('Fichier des comptes').setInputFiles(fixtureFile('ent-comptes-kosmos.csv'))
  await page.getByRole('button', { name: 'Lire la liste' }).click()
  await page.getByRole('heading', { name: 'À confirmer' }).waitFor()
  await page.locator('#decision').getByRole('button').first().click()
  await page.waitForURL('**/appariement/rapprochement')

  const obvious = page.locator('#obvious')
  const all = await obvious.getByRole('checkbox').count()
  expect(all).toBeGreaterThan(1)
  await obvious.getByRole('checkbox').first().uncheck()
  await obvious.getByRole('button', { name: 'Accepter les cas cochés' }).click()
  const decided = page.locator('#decided').getByRole('button', { name: /^Redemander/ })
  await expect(decided).toHaveCount(all - 1)

  await page
    .getByRole('button', { name: /^Même personne/ })
    .first()
    .click()
  await expect(decided).toHaveCount(all)
  await decided.first().click()
  await expect(decided).toHaveCount(all - 1)

  await page.goto(`${SCHOOL}/appariement`)
  await expect(page.locator('#reasons')).toContainText('Inconnue de l’ENT')
})

test('whoever holds somebody else’s identifier is corrected, and the next list proves it', async ({ open }) => {
  const page = await arrive(open)
  await page.goto(`${SCHOOL}/appariement`)
  const conflicts = page.locator('#conflicts')
  await expect(conflicts).toContainText('NAC36304')
  await conflicts.getByRole('link', { name: /le porte à tort.*FERNANDEZ Quentin/ }).click()
  await page.getByRole('button', { name: 'Suivre cette correction' }).click()
  await expect(page.getByText('Correction en attente')).toBeVisible()

  await page.goto(`${SCHOOL}/identifiants`)
  await page.getByLabel('Ou la liste copiée').fill(fixtureText('eleves-semaine-3-presse-papiers.tsv'))
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await confirm(page)
  await page.goto(`${SCHOOL}/appariement/corrections`)
  await expect(page.getByRole('row').filter({ hasText: 'FERNANDEZ' })).toContainText('prouvé par une liste')
})

test('letters are written in the school’s words and printed; who is not paired is taken along in a workbook', async ({
  open,
}) => {
  const page = await arrive(open)
  await page.goto(`${SCHOOL}/appariement/lettres?format=huit`)
  await page.getByLabel('Adresse où l’on se connecte').fill('https://ent.rosa-parks.example')
  await page.getByLabel('Coupon, huit par page').fill('Bonjour {prénom}, ouvrez PRONOTE depuis {adresse}.')
  await page.getByRole('button', { name: 'Enregistrer le texte' }).click()
  const example = page.getByRole('figure').filter({ hasText: 'Exemple' })
  await expect(example).toContainText('Bonjour Camille, ouvrez PRONOTE depuis https://ent.rosa-parks.example.')
  expect(await download(page, page.getByRole('button', { name: 'Préparer le PDF' }))).toMatch(/^%PDF-/)

  await page.goto(`${SCHOOL}/appariement`)
  for (const format of ['Excel', 'LibreOffice']) {
    const link = page.getByRole('link', { name: new RegExp(format) }).first()
    expect(await download(page, link)).toMatch(/^PK/)
  }
})

async function download(page: Page, by: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), by.click()])
  return readFile(await file.path(), 'latin1')
}

async function arrive(open: (who: null) => Promise<Page>): Promise<Page> {
  const page = await open(null)
  await page.goto('/connexion')
  await signIn(page, ADMIN)
  return page
}

async function bring(page: Page, file: string): Promise<void> {
  await page.goto(`${SCHOOL}/identifiants`)
  await page.getByLabel('Fichier de la liste').setInputFiles(fixtureFile(file))
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await expect(page.getByRole('heading', { name: 'À confirmer' })).toBeVisible()
}

async function undo(page: Page): Promise<void> {
  await page.getByText('Annuler cet import').first().click()
  await page.getByRole('button', { name: 'Annuler cet import' }).click()
  await expect(page.getByText('Import annulé').first()).toBeVisible()
}

async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Confirmer l’import' }).click()
  await expect(page.getByText('Import confirmé')).toBeVisible()
}
