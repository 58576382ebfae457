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

test('of two people on one configuration, the second is told which fields changed and keeps what they typed', async ({
  open,
}) => {
  const first = await open('support')
  const second = await open('academy_admin')
  const uai = await findSchoolAtWork(first, 1)
  await first.goto(`/etablissements/${uai}/configuration`)
  await second.goto(`/etablissements/${uai}/configuration`)

  await first.getByLabel('Code', { exact: true }).fill('PronoteUn')
  await first.getByRole('button', { name: 'Enregistrer la configuration' }).click()
  await expect(first.getByText('La configuration est enregistrée. Modifié : « Code ».')).toBeVisible()

  await second.getByLabel('Ordre').fill('20.0')
  await second.getByRole('button', { name: 'Enregistrer la configuration' }).click()
  await expect(
    second.getByText(/^La configuration a été modifiée entre-temps \(Sonia Castel, .+Code.+\)/),
  ).toBeVisible()
  await expect(second.getByLabel('Ordre')).toHaveValue('20.0')

  await second.getByRole('button', { name: 'Enregistrer la configuration' }).click()
  await expect(second.getByText(/^La configuration est enregistrée/)).toBeVisible()
  await expect(second.getByLabel('Ordre')).toHaveValue('20.0')
})
