import { createAccount, makePasswordLink } from './administration'
import { findSchoolAtWork, schoolOfRow } from './find-school'
import { fixtureFile } from './fixture-file'
import { postEveryForm } from './posted-forms'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

// None starts from what another left: the longest file would be the last to end.
test.describe.configure({ mode: 'parallel' })

const WITHOUT = { javaScriptEnabled: false }
const TABS = ['', '/procedure', '/configuration', '/identifiants', '/imports-ent', '/appariement', '/journal']
const RECONCILIATION = ['/identifiants/ent', '/appariement/rapprochement', '/appariement/corrections']
const SOMEBODY = { name: 'Ida Essai', role: 'Lecteur de l’établissement', uai: '0311238C' }

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
  await expect(page.getByText('Le blocage est levé').first()).toBeVisible()

  await page.getByRole('button', { name: 'Sonia Castel' }).click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page).toHaveURL(/\/connexion$/)
  await page.goto('/etablissements')
  await expect(page).toHaveURL(/\/connexion/)
})

test('columns that are not known are told once, and forgotten', async ({ open }) => {
  const page = await open('school_admin', WITHOUT)
  const identifiers = '/etablissements/0311238C/identifiants'
  await page.goto(identifiers)
  const text = 'Nom;Prénom;Classe;Clef sans script\nESSAI;Ida;601;ABCDEFGHJKMNPQR2\n'
  const file = { name: 'colonnes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.getByLabel('Fichier de la liste').setInputFiles(file)
  await page.getByRole('radio', { name: /^Liste partielle/ }).check()
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await page.getByLabel('Clef sans script').selectOption('Non utilisée')
  await page.getByRole('button', { name: 'Retenir et analyser la liste' }).click()
  await expect(page.getByText(/^Dites quelle colonne contient/)).toBeVisible()
  await page.getByLabel('Clef sans script').selectOption('Identifiant PRONOTE')
  await page.getByRole('button', { name: 'Retenir et analyser la liste' }).click()
  await page.getByRole('button', { name: 'Abandonner' }).click()
  await expect(page.getByText('Import abandonné')).toBeVisible()
  await page.goto(identifiers)
  await page.getByRole('button', { name: 'Oublier la colonne Clef sans script' }).click()
  await expect(page.getByRole('rowheader', { name: 'Clef sans script' })).toBeHidden()
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

test('an import into the ENT is noted from the portal’s page, told, and withdrawn', async ({ open }) => {
  const page = await open('support', WITHOUT)
  const school = `/etablissements/${await schoolOfRow(page, '/etablissements?etat=done', 1)}`
  await page.goto(`${school}/imports-ent`)
  const yesterday = new Date(Date.now() - 86_400_000).toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' })
  const made = `1295 identifiant(s) Pronote importé(s).\nDernier import fait le : ${yesterday}`
  await page.getByLabel('Texte de la page').fill(`${made} en mode Complet.`)
  await page.getByRole('button', { name: 'Lire et noter' }).click()
  await expect(page.locator('#text-error')).toContainText('Il manque l’heure')
  await expect(page.getByLabel('Texte de la page')).toHaveValue(`${made} en mode Complet.`)
  await page.getByLabel('Texte de la page').fill(`${made} à 14:51 en mode Complet.`)
  await page.getByRole('button', { name: 'Lire et noter' }).click()
  await expect(page.locator('#resultat')).toContainText('L’import est noté')
  await expect(page.locator('#resultat')).toContainText(
    /L’ENT annonce 1.295 identifiants, et les listes apportées ici comptaient 480 personnes/,
  )
  const row = page
    .getByRole('listitem')
    .filter({ hasText: /1.295 identifiants/ })
    .last()
  await row.getByText('Retirer…').click()
  await row.getByRole('button', { name: 'Retirer cet import' }).click()
  await expect(page.locator('#resultat')).toContainText('L’import est retiré')
  await expect(row).toContainText('Retiré')
})

test('a paste that is refused comes back with the reason, and once', async ({ open }) => {
  const page = await open('school_admin', WITHOUT)
  const pasted = 'Nom\tPrénom\tClasse\nMARTIN\tLéa\t601\n'
  await page.goto('/etablissements/0311238C/identifiants')
  await page.getByLabel('Ou la liste copiée').fill(pasted)
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await expect(page.getByText('La colonne « Identifiant PRONOTE » manque')).toBeVisible()
  await expect(page.getByLabel('Ou la liste copiée')).toHaveValue(pasted)
  await page.goto(page.url())
  await expect(page.getByLabel('Ou la liste copiée')).toHaveValue('')
})

// React renders for ever when a form bound in the browser is posted without JavaScript, and the server with it.
test.describe('every form is answered when it is posted without JavaScript', () => {
  const own = '/etablissements/0311238C'
  const pagesOf = (school: string) => [...TABS, ...RECONCILIATION].map((path) => `${school}${path}`)
  const isSigningOut = (label: string) => label === 'Se déconnecter'

  test('of the signed-out', async ({ open }) => {
    const page = await open(null, WITHOUT)
    expect(await postEveryForm(page, '/connexion', isSigningOut)).toBe(1)
    const operator = await open('operator')
    await createAccount(operator, { ...SOMEBODY, email: 'formulaires@passerelle.example' })
    expect(await postEveryForm(page, await makePasswordLink(operator), isSigningOut)).toBe(1)
  })

  test('of a school’s administrator', async ({ open }) => {
    const page = await open('school_admin', WITHOUT)
    for (const path of [...pagesOf(own), '/compte']) await postEveryForm(page, path, isSigningOut)
    await page.goto(`${own}/identifiants`)
    await page.getByLabel('Fichier de la liste').setInputFiles(fixtureFile('malformes/lignes-fautives.csv'))
    await page.getByRole('radio', { name: /^Liste partielle/ }).check()
    await page.getByRole('button', { name: 'Analyser la liste' }).click()
    expect(await postEveryForm(page, page.url(), isSigningOut)).toBeGreaterThan(2)
  })

  test('of a school’s reader', async ({ open }) => {
    const page = await open('school_reader', WITHOUT)
    for (const path of [...pagesOf(own), '/compte']) await postEveryForm(page, path, isSigningOut)
  })

  test('of support, the procedure’s among them', async ({ open }) => {
    const page = await open('support', WITHOUT)
    const school = `/etablissements/${await findSchoolAtWork(page, 5)}`
    await postEveryForm(page, '/etablissements', isSigningOut)
    for (const path of pagesOf(school)) await postEveryForm(page, path, isSigningOut)
    expect(await postEveryForm(page, `${school}/procedure?etape=open-ports`, isSigningOut)).toBeGreaterThan(3)
    // Those forms did what they say: they were not refused as malformed.
    await page.goto(`${school}/journal`)
    for (const words of ['a ouvert les données nominatives', 'a déclaré l’établissement non concerné']) {
      await expect(page.getByText(words).first()).toBeVisible()
    }
  })

  test('of the administration', async ({ open }) => {
    const operator = await open('operator')
    const account = await createAccount(operator, { ...SOMEBODY, email: 'balayage@passerelle.example' })
    const page = await open('operator', WITHOUT)
    // On records of their own, disabling and taking back included.
    expect(await postEveryForm(page, account, isSigningOut)).toBeGreaterThan(5)
    const school = await schoolOfRow(page, '/etablissements?departement=12', 0)
    expect(await postEveryForm(page, `/administration/etablissements/${school}`, isSigningOut)).toBeGreaterThan(3)
    await page.goto('/administration/ents')
    const ent = await page.getByRole('link', { name: 'Mon ENT Occitanie' }).getAttribute('href')
    expect(await postEveryForm(page, ent ?? '', isSigningOut)).toBeGreaterThan(1)
    const others = [
      '',
      '/etablissements',
      '/etablissements/nouveau',
      '/annuaire',
      '/ents/nouveau',
      '/comptes',
      '/comptes/nouveau',
    ]
    for (const path of others) await postEveryForm(page, `/administration${path}`, isSigningOut)
  })
})
