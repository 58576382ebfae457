import type { Page } from '@playwright/test'
import { schoolOfRow } from './find-school'
import { countOf } from './import-counts'
import { expect, test } from './watched-test'

const SCHOOLS = '/etablissements?etat=in_progress&departement=32'
const HEADER = 'UAI;Nom;Prénom;Classe;Identifiant PRONOTE;Ident. externe;Divers'
const QUESTION = /^Aucune colonne «.Identifiant CAS.» n’a été reconnue$/

/** Brings a list of two schools, one pupil each, both with something in a column whose title says nothing. */
async function bring(page: Page, [first, second]: readonly [string, string]): Promise<void> {
  const rows = [
    `${first};ESSAI;Un;601;AZKH9C7WSQ2R54DP;NAA70001;x`,
    `${second};ESSAI;Deux;601;FEH85K9JNUCASD2M;NAA70002;`,
  ]
  await page.goto('/administration/listes')
  await page.getByLabel('Fichier de la liste').setInputFiles({
    name: 'listes.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([HEADER, ...rows].join('\n')),
  })
  await page.getByRole('radio', { name: /^Liste partielle/ }).check()
  await page.getByRole('textbox', { name: 'Motif' }).fill('Listes de rentrée du rectorat')
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await expect(page.getByRole('heading', { name: 'Par établissement' })).toBeVisible()
}

const answer = (page: Page) => page.getByRole('button', { name: 'Retenir et analyser de nouveau' })

for (const [what, options] of Object.entries({ 'with JavaScript': {}, 'without it': { javaScriptEnabled: false } })) {
  test(`a list of several schools asks once which column holds the Identifiant CAS, ${what}`, async ({ open }) => {
    const page = await open('academy_admin', options)
    const rank = 'javaScriptEnabled' in options ? 2 : 0
    const schools = [await schoolOfRow(page, SCHOOLS, rank), await schoolOfRow(page, SCHOOLS, rank + 1)] as const
    await bring(page, schools)
    await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Confirmer/ })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Abandonner tout ce qui attend' })).toBeVisible()
    await expect(countOf(page, 'Nouvellement appariées')).toHaveText('0')

    await page.getByRole('radio', { name: /^Ident\. externe.*NAA7000/ }).check()
    await answer(page).click()
    await expect(page.getByText('C’est retenu pour les prochaines listes de ces établissements')).toBeVisible()
    await expect(countOf(page, 'Nouvellement appariées')).toHaveText('2')
    await page.getByRole('button', { name: 'Confirmer les 2 imports' }).click()
    await expect(page.getByText('2 imports sont confirmés.')).toBeVisible()

    // The next list is read by what was said.
    await bring(page, schools)
    await expect(page.getByRole('button', { name: 'Confirmer les 2 imports' })).toBeVisible()
    await expect(page.getByRole('heading', { name: QUESTION })).toHaveCount(0)
    await page.getByRole('button', { name: 'Abandonner tout ce qui attend' }).click()
    await expect(page.getByText('Plus rien n’attend dans cette liste')).toBeVisible()
  })
}
