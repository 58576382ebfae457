import { findSchoolAtWork } from './find-school'
import { fixtureFile } from './fixture-file'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const WITHOUT = { javaScriptEnabled: false }

test('one signs in, finds a school, ticks a step, undoes it and signs out', async ({ open }) => {
  const page = await open(null, WITHOUT)
  await signIn(page, 'support')
  await page.goto('/etablissements')
  await page.getByLabel('Nom, commune ou UAI').fill('college jean jaures')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page).toHaveURL(/q=college/)
  await expect(page.getByRole('row').filter({ hasText: '0311238C' })).toBeVisible()

  const uai = await findSchoolAtWork(page, 4)
  await page.goto(`/etablissements/${uai}/procedure`)
  await expect(page).toHaveURL(/etape=/)
  await page.getByRole('textbox', { name: 'Note' }).fill('Sans JavaScript.')
  await page.getByRole('button', { name: 'C’est fait' }).click()
  await expect(page.getByText('C’est noté : l’étape est attestée.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Historique' })).toContainText('« Sans JavaScript. »')
  await page.getByText('Rouvrir l’étape…').click()
  await page.getByRole('button', { name: 'Rouvrir l’étape' }).click()
  await expect(page.getByText('L’étape est à refaire.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'C’est fait' })).toBeVisible()

  await page.getByText('Je suis bloqué…').click()
  await page.getByLabel('Ce qui ne va pas').fill('Rien ne répond.')
  await page.getByRole('button', { name: 'Demander de l’aide' }).click()
  await expect(page.getByText('L’assistance voit maintenant que vous êtes bloqué.')).toBeVisible()
  await page.getByText('Je ne suis plus bloqué…').click()
  await page.getByRole('button', { name: 'Lever le blocage' }).click()
  await expect(page.getByText('L’étape est à refaire.').first()).toBeVisible()

  await page.getByRole('button', { name: 'Sonia Castel' }).click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page).toHaveURL(/\/connexion$/)
  await page.goto('/etablissements')
  await expect(page).toHaveURL(/\/connexion/)
})

test('a configuration is refused with what was typed, then saved', async ({ open }) => {
  const page = await open('support', WITHOUT)
  const uai = await findSchoolAtWork(page, 4)
  await page.goto(`/etablissements/${uai}/configuration`)
  await page.getByLabel('Adresse publique').fill('127.0.0.1')
  await page.getByLabel('Intitulé').fill('PRONOTE du collège')
  await page.getByRole('button', { name: 'Enregistrer la configuration' }).click()
  await expect(page.locator('#publicHost-error')).toContainText('désigne l’ordinateur lui-même')
  await expect(page.getByLabel('Adresse publique')).toHaveValue('127.0.0.1')
  await expect(page.getByLabel('Intitulé')).toHaveValue('PRONOTE du collège')
  await page.getByLabel('Adresse publique').fill('pronote.sans-script.fr')
  await page.getByRole('button', { name: 'Enregistrer la configuration' }).click()
  await expect(page.getByText(/^La configuration est enregistrée/)).toBeVisible()
  await expect(page.getByLabel('Adresse publique')).toHaveValue('pronote.sans-script.fr')
})

test('names are opened with a reason, a list is brought, confirmed and reported', async ({ open }) => {
  const page = await open('support', WITHOUT)
  const school = `/etablissements/${await findSchoolAtWork(page, 4)}`
  await page.goto(`${school}/identifiants`)
  await page.getByLabel('Motif').fill('Le collège nous envoie sa liste par courrier.')
  await page.getByRole('button', { name: 'Ouvrir pour une heure' }).click()
  await page.getByLabel('Fichier de la liste').setInputFiles(fixtureFile('personnels-cp1252.csv'))
  await page.getByLabel('De qui est cette liste').selectOption('staff')
  await page.getByRole('radio', { name: /^Liste partielle/ }).check()
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await expect(page.getByRole('heading', { name: 'À confirmer' })).toBeVisible()
  await expect(page.locator('#row-counts')).toContainText('La liste compte 40 lignes')
  await page.getByRole('button', { name: 'Confirmer l’import' }).click()
  await expect(page.getByText('Import confirmé')).toBeVisible()
  await page.goto(`${school}/appariement`)
  await expect(page.locator('#by-profile').getByRole('row').filter({ hasText: 'Personnels' })).toBeVisible()
  await page.goto(`${school}/journal`)
  await expect(page.getByText('a importé la liste des personnels')).toBeVisible()
})
