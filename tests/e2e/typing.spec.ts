import { expect, test } from './watched-test'

test('what is typed while a form is on its way stays, and is sent after it when that was asked', async ({ open }) => {
  const page = await open('support')
  const path = '/etablissements/0311238C/configuration'
  await page.goto(path)
  const [code, order] = [page.getByLabel('Code', { exact: true }), page.getByLabel('Ordre')]
  const save = page.getByRole('button', { name: 'Enregistrer la configuration' })
  const saved = page.getByText(/^La configuration est enregistrée/)
  // A slow line: the first answer waits until it is let go.
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() === 'POST') await held
    await route.continue()
  })

  await code.fill('PronoteVite')
  await save.click()
  await order.fill('41.0')
  // Sent already: Playwright itself would wait.
  await save.click({ force: true })
  letGo()
  await expect(saved.filter({ hasText: 'Ordre' })).toBeVisible()
  await expect(order).toHaveValue('41.0')
  await page.reload()
  await expect(code).toHaveValue('PronoteVite')
  await expect(order).toHaveValue('41.0')
})
