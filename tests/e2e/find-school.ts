import { expect, type Page } from '@playwright/test'

/**
 * The UAI of a school of the demonstration that is under way and whose move it is; each `rank` gives another one, so
 * that journeys do not meet. `page` is academy staff's.
 */
export async function findSchoolAtWork(page: Page, rank: number): Promise<string> {
  return schoolOfRow(page, '/etablissements?etat=in_progress&responsable=school&departement=81', rank)
}

/** The UAI of the school at that row of a list, counted from 0. */
export async function schoolOfRow(page: Page, list: string, rank: number): Promise<string> {
  await page.goto(list)
  const row = page.getByRole('row').nth(rank + 1)
  await expect(row).toBeVisible()
  const uai = /\b\d{7}[A-Z]\b/.exec(await row.innerText())?.[0]
  if (!uai) throw new Error(`There is no school at row ${rank} of ${list}.`)
  return uai
}
