import type { Locator, Page } from '@playwright/test'
import { findSchoolAtWork } from './find-school'
import { expect, test } from './watched-test'

const MOST_STOPS = 120

test('the skip link is the first stop and leads past the header', async ({ open }) => {
  const page = await open('support')
  await page.goto('/etablissements')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Aller au contenu' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('#contenu')).toBeFocused()
})

test('a step is found, ticked with a note and left for the next one without a mouse', async ({ open }) => {
  const page = await open('support')
  const uai = await findSchoolAtWork(page, 2)
  await page.goto(`/etablissements/${uai}`)
  await tabTo(page, page.getByRole('link', { name: 'Ouvrir l’étape' }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/procedure\?etape=/)
  const step = page.url()

  await tabTo(page, page.getByRole('textbox', { name: 'Note' }))
  await page.keyboard.type('Fait au clavier.')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'C’est fait' })).toBeFocused()
  await page.keyboard.press('Enter')

  const confirmation = page.getByRole('status').filter({ hasText: 'C’est noté' })
  await expect(confirmation).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Étape suivante' }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.href !== step)
  await expect(page.getByRole('button', { name: 'C’est fait' })).toBeVisible()
})

test('the arrows open the neighbours of a step, but not while one is typing', async ({ open }) => {
  const page = await open('support')
  const uai = await findSchoolAtWork(page, 2)
  await page.goto(`/etablissements/${uai}/procedure`)
  const here = page.url()
  await arrow('ArrowLeft', (url) => url !== here)
  const previous = page.url()
  // The page that came is the one that is read.
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeFocused()
  await arrow('ArrowRight', (url) => url === here)

  await page.getByRole('textbox', { name: 'Note' }).focus()
  await page.keyboard.press('ArrowLeft')
  // Had the note's arrow counted, this one would lead one step further.
  await arrow('ArrowLeft', (url) => url !== here)
  expect(page.url()).toBe(previous)

  /** A key that is pressed before the page listens is lost: somebody would press it again. */
  async function arrow(key: 'ArrowLeft' | 'ArrowRight', isThere: (url: string) => boolean): Promise<void> {
    await expect(async () => {
      await page.locator('#contenu').focus()
      await page.keyboard.press(key)
      await page.waitForURL((url) => isThere(url.href), { timeout: 5_000 })
    }).toPass()
  }
})

test('the menu of the account opens and closes by keyboard', async ({ open }) => {
  const page = await open('support')
  await page.goto('/etablissements')
  const button = page.getByRole('button', { name: 'Sonia Castel' })
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Mon compte' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Mon compte' })).toBeHidden()
  await expect(button).toBeFocused()
})

test('a refused form gives the focus to its summary, whose links lead to the fields', async ({ open }) => {
  const page = await open('support')
  const uai = await findSchoolAtWork(page, 3)
  await page.goto(`/etablissements/${uai}/configuration`)
  await page.getByLabel('Adresse publique').fill('http://10.0.0.1:80/')
  await page.keyboard.press('Enter')
  const summary = page.getByRole('group', { name: /^La configuration n’est pas enregistrée/ })
  await expect(summary).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(summary.getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Adresse publique')).toBeFocused()
  await expect(page.getByLabel('Adresse publique')).toHaveAttribute('aria-invalid', 'true')
})

test('what is saved at the foot of a long form is said in sight, and the focus stays on the button', async ({
  open,
}) => {
  const page = await open('support')
  const uai = await findSchoolAtWork(page, 3)
  await page.goto(`/etablissements/${uai}/configuration`)
  const save = page.getByRole('button', { name: 'Enregistrer la configuration' })
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
  await save.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Rien n’a changé' })).toBeInViewport()
  await expect(save).toBeFocused()
})

/** Presses Tab until the element has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target, `reached within ${MOST_STOPS} stops`).toBeFocused()
}
