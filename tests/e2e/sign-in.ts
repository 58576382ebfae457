import type { Page } from '@playwright/test'

export type DemonstrationRole = 'operator' | 'academy_admin' | 'support' | 'school_admin' | 'school_reader'

/** The account of the demonstration that holds a role. */
export function accountOf(role: DemonstrationRole): { email: string; password: string } {
  return { email: `${role}@passerelle.example`, password: `demonstration-${role.replace('_', '-')}` }
}

/** Fills in the sign-in page as somebody would, and waits until it is left. */
export async function signIn(page: Page, who: DemonstrationRole | { email: string; password: string }): Promise<void> {
  const { email, password } = typeof who === 'string' ? accountOf(who) : who
  await page.goto('/connexion')
  await page.getByRole('textbox', { name: 'Adresse électronique' }).fill(email)
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL((url) => url.pathname !== '/connexion')
}

/** Signs out by the menu of the account. */
export async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.waitForURL('**/connexion')
}
