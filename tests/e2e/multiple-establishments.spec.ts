import { choosePassword, createAccount, makePasswordLink } from './administration'
import { signIn, signOut } from './sign-in'
import { expect, test } from './watched-test'

const PASSWORD = 'une-phrase-à-moi-de-référent'
const EMAIL = 'referent@cite-scolaire.example'

test('an operator creates a school and its administrator, who joins two schools and goes from one to the other', async ({
  open,
}) => {
  const operator = await open('operator')
  await operator.goto('/administration/etablissements/nouveau')
  await operator.getByRole('textbox', { name: 'Numéro UAI' }).fill('0319991A')
  await operator.getByRole('textbox', { name: 'Nom' }).fill('Collège Olympe-de-Gouges')
  await operator.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'Collège' })
  await operator.getByRole('textbox', { name: 'Commune' }).fill('Muret')
  await operator.getByRole('button', { name: 'Créer l’établissement' }).click()
  await expect(operator.locator('#uai-error')).toContainText('la lettre attendue est S')
  await expect(operator.getByRole('textbox', { name: 'Commune' })).toHaveValue('Muret')
  await expect(operator.getByRole('combobox', { name: 'Type' })).toHaveValue('college')

  await operator.getByRole('textbox', { name: 'Numéro UAI' }).fill('0319991S')
  await operator.getByRole('button', { name: 'Créer l’établissement' }).click()
  await operator.waitForURL('**/administration/etablissements/0319991S')
  await expect(operator.getByRole('heading', { level: 1 })).toContainText('Collège Olympe-de-Gouges')

  await createAccount(operator, {
    name: 'Inès Roux',
    email: EMAIL,
    role: 'Administrateur de l’établissement',
    uai: '0319991S',
  })
  await operator.getByRole('radio', { name: 'Administrateur de l’établissement' }).check()
  await operator.getByRole('textbox', { name: 'Établissement (numéro UAI)' }).fill('0312345X')
  await operator.getByRole('button', { name: 'Donner ce rôle' }).click()
  await expect(operator.locator('#uai-error')).toContainText('n’est pas celui d’un établissement que vous administrez')
  await operator.getByRole('textbox', { name: 'Établissement (numéro UAI)' }).fill('0311238C')
  await operator.getByRole('button', { name: 'Donner ce rôle' }).click()
  await expect(operator.getByText('Le rôle est donné.')).toBeVisible()
  const link = await makePasswordLink(operator)

  const admin = await open(null)
  await admin.goto(link)
  await admin.getByRole('textbox', { name: 'Nouveau mot de passe' }).fill('court')
  await admin.getByRole('textbox', { name: 'Le même, encore une fois' }).fill('court')
  await admin.getByRole('button', { name: 'Enregistrer et me connecter' }).click()
  await expect(admin.getByText('Ce mot de passe est trop court').first()).toBeVisible()
  await choosePassword(admin, link, PASSWORD)

  await admin.getByRole('button', { name: 'Mes établissements' }).click()
  await admin
    .getByRole('link', { name: /Olympe-de-Gouges/ })
    .last()
    .click()
  await admin.waitForURL('**/etablissements/0319991S')
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('Olympe-de-Gouges')
  await admin.goto('/etablissements/0319991S/appariement')
  await expect(admin.getByText('Aucune liste n’a encore été apportée')).toBeVisible()

  await admin.getByRole('button', { name: 'Mes établissements' }).click()
  await admin
    .locator('#menu-etablissements')
    .getByRole('link', { name: /Jean Jaurès/ })
    .click()
  await admin.waitForURL('**/etablissements/0311238C')
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('Jean Jaurès')

  // The link served once; from now on the password opens.
  await signOut(admin, 'Inès Roux')
  await admin.goto(link)
  await expect(admin.getByRole('heading', { name: 'Ce lien n’ouvre plus rien' })).toBeVisible()
  await signIn(admin, { email: EMAIL, password: PASSWORD })
})
