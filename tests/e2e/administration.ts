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

type NewSchool = { uai: string; name: string; admin: { name: string; email: string; password: string } }

/** Creates a school and its administrator, by the administration's pages. Gives a page on which the latter is signed in. */
export async function createSchool(
  open: (who: 'operator' | null) => Promise<Page>,
  { uai, name, admin }: NewSchool,
): Promise<Page> {
  const operator = await open('operator')
  await operator.goto('/administration/etablissements/nouveau')
  await operator.getByRole('textbox', { name: 'Numéro UAI' }).fill(uai)
  await operator.getByRole('textbox', { name: 'Nom' }).fill(name)
  await operator.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'Collège' })
  await operator.getByRole('textbox', { name: 'Commune' }).fill('Muret')
  await operator.getByRole('button', { name: 'Créer l’établissement' }).click()
  await operator.waitForURL(`**/administration/etablissements/${uai}`)
  await createAccount(operator, { ...admin, role: 'Administrateur de l’établissement', uai })
  const page = await open(null)
  await choosePassword(page, await makePasswordLink(operator), admin.password)
  return page
}

/** Makes a token that reads and writes, for whoever is signed in on the page. */
export async function makeToken(page: Page): Promise<string> {
  await page.goto('/compte')
  await page.getByLabel('À quoi sert-il').fill('Envoi de nuit')
  await page.getByLabel('Lecture et écriture').check()
  await page.getByRole('button', { name: 'Créer un jeton' }).click()
  return page.getByText(/^psr_/).innerText()
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
