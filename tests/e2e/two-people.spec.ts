import type { Page } from '@playwright/test'
import { findSchoolAtWork } from './find-school'
import { expect, test } from './watched-test'

test('of two people on one step, the second is told what changed and keeps their note', async ({ open }) => {
  const first = await open('support')
  const second = await open('academy_admin')
  const uai = await findSchoolAtWork(first, 0)
  await first.goto(`/etablissements/${uai}/procedure`)
  await expect(first).toHaveURL(/etape=/)
  await second.goto(first.url())

  await first.getByRole('textbox', { name: 'Note' }).fill('Vu au téléphone.')
  await first.getByRole('button', { name: 'C’est fait' }).click()
  await expect(first.getByText('C’est noté : l’étape est attestée.')).toBeVisible()

  await second.getByRole('textbox', { name: 'Note' }).fill('Fait à distance ce matin.')
  await second.getByRole('button', { name: 'C’est fait' }).click()
  await expect(
    second.getByText(/^Entre-temps, Sonia Castel a attesté cette étape le .+Vu au téléphone\./),
  ).toBeVisible()
  await expect(second.getByText('Ce que vous aviez écrit :')).toBeVisible()
  await expect(second.getByText('Fait à distance ce matin.', { exact: true })).toBeVisible()

  // One fact was written, not two.
  await second.goto(first.url())
  const history = second.getByRole('region', { name: 'Historique' })
  await expect(history).toContainText('« Vu au téléphone. »')
  await expect(history).not.toContainText('Fait à distance ce matin.')
})

test('of two people on one configuration, both are kept where they can be, and the second decides where not', async ({
  open,
}) => {
  const first = await open('support')
  const second = await open('academy_admin')
  const third = await open('operator')
  const uai = await findSchoolAtWork(first, 1)
  for (const page of [first, second, third]) await page.goto(`/etablissements/${uai}/configuration`)
  const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer la configuration' }).click()

  await first.getByLabel('Code', { exact: true }).fill('PronoteUn')
  await save(first)
  await expect(first.getByText('La configuration est enregistrée. Modifié : « Code ».')).toBeVisible()

  await second.getByLabel('Ordre').fill('20.0')
  await save(second)
  await expect(second.getByText(/est gardé \(Sonia Castel, .+Code.+\)/)).toBeVisible()
  await expect(second.getByLabel('Ordre')).toHaveValue('20.0')
  await expect(second.getByLabel('Code', { exact: true })).toHaveValue('PronoteUn')

  await third.getByLabel('Ordre').fill('30.0')
  await save(third)
  await expect(third.getByText(/^La configuration a été modifiée entre-temps/)).toBeVisible()
  await expect(third.getByText('Ce champ est devenu « 20.0 » entre-temps.').first()).toBeVisible()
  await expect(third.getByRole('textbox', { name: 'Ordre' })).toHaveValue('30.0')
  await expect(third.getByLabel('Code', { exact: true })).toHaveValue('PronoteUn')

  await save(third)
  await expect(third.getByText(/^La configuration est enregistrée/)).toBeVisible()
  await expect(third.getByRole('textbox', { name: 'Ordre' })).toHaveValue('30.0')
})
