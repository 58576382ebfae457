import type { Page } from '@playwright/test'
import { expect, test } from './watched-test'

/** Makes a token of the API, and revokes it: what says so is a notice. */
async function makeAndRevoke(page: Page, name: string) {
  await make(page, name)
  await page.getByText(`Révoquer… le jeton ${name}`).click()
  await page.getByRole('button', { name: 'Révoquer ce jeton' }).filter({ visible: true }).click()
  await expect(notice(page)).toBeVisible()
}

async function make(page: Page, name: string) {
  await page.getByRole('textbox', { name: 'À quoi sert-il' }).fill(name)
  await page.getByRole('button', { name: 'Créer un jeton' }).click()
  await expect(page.getByRole('rowheader', { name })).toBeVisible()
}

const notice = (page: Page) => page.getByText('Le jeton est révoqué : il n’ouvre plus rien.')

test('what is said of an act is gone once it is closed, the next one is done, or one goes elsewhere and comes back', async ({
  open,
}) => {
  const page = await open('school_reader')
  await page.goto('/compte')
  await makeAndRevoke(page, 'Premier')
  await page.getByRole('button', { name: 'Fermer ce message' }).click()
  await expect(notice(page)).toBeHidden()

  await makeAndRevoke(page, 'Deuxième')
  await make(page, 'Troisième')
  await expect(notice(page)).toBeHidden()

  await makeAndRevoke(page, 'Quatrième')
  await page.getByRole('link', { name: 'Webhooks' }).click()
  await expect(page.getByRole('heading', { name: 'Webhooks', level: 1 })).toBeVisible()
  await expect(notice(page)).toBeHidden()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Mot de passe' })).toBeVisible()
  await expect(notice(page)).toBeHidden()
})
