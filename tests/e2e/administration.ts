import { expect, type Page } from '@playwright/test'

type NewAccount = { name: string; email: string; role: string; uai?: string }

/** Creates an account by the administration's page; `page` is then its record, whose address is given back. */
export async function createAccount(page: Page, { name, email, role, uai = '' }: NewAccount): Promise<string> {
  await page.goto('/administration/comptes/nouveau')
  await page.getByRole('textbox', { name: 'Prénom et nom' }).fill(name)
  await page.getByRole('textbox', { name: 'Adresse électronique' }).fill(email)
  await page.getByRole('radio', { name: role }).check()
  await page.getByRole('textbox', { name: 'Établissement (numéro UAI)' }).fill(uai)
  await page.getByRole('button', { name: 'Créer le compte' }).click()
  await page.waitForURL(/\/administration\/comptes\/[0-9a-f-]{36}$/)
  return page.url()
}

/** Makes a password link from the record of an account, and gives back the address to hand over. */
export async function makePasswordLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Faire un lien' }).click()
  const link = page.locator('#lien code')
  await expect(link).toBeVisible()
  return (await link.innerText()).trim()
}

/** Follows a password link as the person would; signs in. */
export async function choosePassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Nouveau mot de passe' }).fill(password)
  await page.getByRole('textbox', { name: 'Le même, encore une fois' }).fill(password)
  await page.getByRole('button', { name: 'Enregistrer et me connecter' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/mot-de-passe'))
}
