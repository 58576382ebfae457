import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { fixtureFile, fixtureText } from './fixture-file'
import { expectCounts } from './import-counts'
import { accountOf } from './sign-in'
import { expect, test } from './watched-test'

// One school year of one school, told in order: each chapter starts from what the one before it left.
test.describe.configure({ mode: 'serial' })

const SCHOOL = '/etablissements/0311238C'
const MOST_STEPS = 45
const SECOND_WEEK = {
  'Nouvelles personnes': 6,
  'Personnes modifiées': 134,
  'Personnes inchangées': 482,
  'Lignes laissées de côté': 0,
  'Personnes absentes de la liste': 4,
  'Nouvellement appariées': 133,
  'Appariements perdus': 0,
  'Identifiants CAS en conflit': 1,
  'Appariées en plus, au total': 130,
}

test('the school’s administrator signs in and sees whose move it is', async ({ open }) => {
  const page = await open(null)
  await page.goto('/')
  await expect(page).toHaveURL(/\/connexion/)
  const { email, password } = accountOf('school_admin')

  await page.getByRole('textbox', { name: 'Adresse électronique' }).fill(email)
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('pas-le-bon-mot-de-passe')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByText('Cette adresse et ce mot de passe ne vont pas ensemble')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Adresse électronique' })).toHaveValue(email)

  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page).toHaveURL(new RegExp(`${SCHOOL}$`))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Jean Jaurès')
  await expect(page.getByText('À vous de jouer')).toBeVisible()
  await expect(page.getByText('La publication est arrêtée')).toBeVisible()
  await expect(page.getByText('544 sur 1 295 (42 %)')).toBeVisible()
  await page.getByRole('link', { name: 'Ouvrir l’étape' }).click()
  await expect(page).toHaveURL(/\/procedure\?etape=/)
})

test('a wrong address is refused field by field and what was typed is kept, then the right one is saved', async ({
  open,
}) => {
  const page = await open('school_admin')
  await page.goto(`${SCHOOL}/configuration`)
  await page.getByLabel('Adresse publique').fill('192.168.1.10')
  await page.getByLabel('Port d’écoute CAS').fill('80')
  await page.getByLabel('Intitulé').fill('Vie scolaire')
  await page.getByRole('button', { name: 'Enregistrer la configuration' }).click()

  await expect(errorOf(page, 'publicHost')).toContainText('« 192.168.1.10 » est une adresse privée')
  await expect(errorOf(page, 'casPort')).toContainText('Le port 80 est indiqué deux fois')
  await expect(page.getByLabel('Adresse publique')).toHaveValue('192.168.1.10')
  await expect(page.getByLabel('Intitulé')).toHaveValue('Vie scolaire')

  await page.getByLabel('Adresse publique').fill('pronote.jean-jaures.fr')
  await page.getByLabel('Port d’écoute CAS').fill('83')
  await page.getByRole('button', { name: 'Enregistrer la configuration' }).click()
  await expect(page.getByText('La configuration est enregistrée.')).toBeVisible()
  await expect(page.getByLabel('Intitulé')).toHaveValue('Vie scolaire')

  const values = page.locator('#valeurs')
  await expect(values.getByText('http://pronote.jean-jaures.fr:83/pronote.net/cas/', { exact: true })).toBeVisible()
  await expect(values.getByText('http://+:83/pronote.net/cas/', { exact: true })).toBeVisible()
  await expect(
    values.getByText(
      'https://cas.ecollege.haute-garonne.fr/samlValidate?TARGET=http:%2F%2Fpronote.jean-jaures.fr:83%2Fpronote.net%2Fcas%2F',
      { exact: true },
    ),
  ).toBeVisible()

  // What stands elsewhere with the former values stays marked until it is done again.
  await page.goto(`${SCHOOL}/procedure?etape=open-ports`)
  await page.getByRole('button', { name: 'C’est refait' }).click()
  await expect(page.getByText('C’est noté : l’étape est refaite.')).toBeVisible()
})

test('every remaining step is done in the browser, one after the other', async ({ open }) => {
  test.setTimeout(120_000)
  const page = await open('school_admin')
  await page.goto(`${SCHOOL}/procedure`)
  await expect(page).toHaveURL(/etape=/)

  const blocked = await titleOf(page)
  await page.getByText('Je suis bloqué…').click()
  await page.getByLabel('Ce qui ne va pas').fill('La case reste grisée dans PRONOTE.net.')
  await page.getByRole('button', { name: 'Demander de l’aide' }).click()
  await expect(page.getByText('L’assistance voit maintenant que vous êtes bloqué.')).toBeVisible()
  await expect(page.getByText('Ajouter une précision au blocage…')).toBeVisible()
  await expect(page.getByLabel('Ce qui ne va pas')).toBeHidden()

  const support = await open('support')
  await support.goto('/etablissements')
  // Whoever has just called is seen at once, however many have waited longer.
  await expect(support.locator('#blocages')).toContainText('La case reste grisée dans PRONOTE.net.')
  await support.getByRole('combobox', { name: 'État' }).selectOption({ label: 'Bloqué' })
  await support.getByRole('button', { name: 'Filtrer' }).click()
  const row = support.getByRole('row').filter({ hasText: '0311238C' })
  await expect(row).toContainText(blocked)
  await row.getByRole('link', { name: /Jean Jaurès/ }).click()
  await expect(support.getByText('Bloqué : l’établissement demande de l’aide')).toBeVisible()
  await expect(support.getByText('« La case reste grisée dans PRONOTE.net. »').first()).toBeVisible()

  await page.getByText('Je ne suis plus bloqué…').click()
  await page.getByRole('button', { name: 'Lever le blocage' }).click()
  await expect(page.getByText('Le blocage est levé')).toBeVisible()

  // The answer of the network team turned out to be wrong: it is asked again.
  await page.goto(`${SCHOOL}/procedure?etape=open-ports`)
  await page.getByText('Rouvrir l’étape…').click()
  await page.getByRole('button', { name: 'Rouvrir l’étape' }).click()
  await expect(page.getByText('L’étape est à refaire.')).toBeVisible()

  let exempted = ''
  let hasSentMessage = false
  for (let step = 0; step < MOST_STEPS && !(await isFinished(page)); step++) {
    const sent = page.getByRole('button', { name: /^J’ai (?:r?en)voyé ce message/ })
    if (await sent.isVisible()) {
      await sent.click()
      await expect(page.getByText('La date d’envoi est gardée')).toBeVisible()
      await expect(page.getByText(/^Demande envoyée le/)).toBeVisible()
      hasSentMessage = true
    }
    if (!exempted && (await page.getByText('Dispenser de cette étape…').isVisible())) {
      exempted = await titleOf(page)
      await page.getByText('Dispenser de cette étape…').click()
      await page.getByLabel('Pourquoi cette étape ne se fait pas ici').fill('Le prestataire s’en charge.')
      await page.getByRole('button', { name: 'Dispenser l’établissement de cette étape' }).click()
      await expect(page.getByText('L’étape est dispensée.')).toBeVisible()
    } else {
      await page.getByRole('button', { name: 'C’est fait' }).click()
      await expect(page.getByText('C’est noté : l’étape est attestée.')).toBeVisible()
    }
    const next = page.getByRole('link', { name: 'Étape suivante' }).first()
    if (await next.isVisible()) {
      const here = page.url()
      await next.click()
      await page.waitForURL((url) => url.href !== here)
    } else {
      await page.goto(`${SCHOOL}/procedure`)
    }
  }
  await expect(page.getByRole('heading', { name: 'Toutes les étapes sont faites' })).toBeVisible()
  expect(exempted).not.toBe('')
  expect(hasSentMessage).toBe(true)
  const steps = page.getByRole('navigation', { name: 'Étapes' })
  await expect(steps.getByText('Dispensée', { exact: true })).toHaveCount(1)
  await expect(steps.getByText('À faire', { exact: true })).toHaveCount(0)

  await page.goto(SCHOOL)
  await expect(page.getByText('Le raccordement est terminé')).toBeVisible()
  await expect(page.getByText('La publication est arrêtée')).toHaveCount(0)
  await page.goto(`${SCHOOL}/journal`)
  await expect(page.getByText(`a dispensé l’établissement de l’étape « ${exempted} »`)).toBeVisible()
})

test('the second week’s list is analysed, shown with its exact counts, confirmed, and reported', async ({ open }) => {
  const page = await open('school_admin')
  await page.goto(`${SCHOOL}/identifiants`)
  await page.getByLabel('Fichier de la liste').setInputFiles(fixtureFile('eleves-semaine-2-utf8bom.csv'))
  await page.getByRole('button', { name: 'Analyser la liste' }).click()

  await expect(page.getByRole('heading', { name: 'À confirmer' })).toBeVisible()
  await expectCounts(page, SECOND_WEEK)
  await expect(page.getByRole('textbox', { name: /Id\. CAS/ }).first()).toHaveValue('NAC36304')
  await expect(page.locator('#recognised')).toContainText('Élèves')

  await page.getByRole('button', { name: 'Confirmer l’import' }).click()
  await expect(page.getByText('Import confirmé')).toBeVisible()
  await expectCounts(page, SECOND_WEEK)

  await page.getByRole('link', { name: 'Voir l’appariement' }).click()
  // 469 pupils, 112 guardians, 64 teachers, 29 staff.
  await expect(page.getByText('674 sur 1 297 (52 %)').first()).toBeVisible()
  const pupils = page.locator('#by-profile').getByRole('row').filter({ hasText: 'Élèves' })
  await expect(pupils).toContainText('469')
  await expect(pupils).toContainText('622')
  const conflicts = page.locator('#conflicts')
  await expect(conflicts).toContainText('NAC36304')
  await expect(conflicts.locator('ul ul > li')).toHaveCount(2)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Exporter les non appariés, CSV' }).click(),
  ])
  const bytes = await readFile(await download.path())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = bytes.toString('utf8').slice(1).trimEnd().split(/\r?\n/)
  expect(lines[0]).toContain('Nom;Prénom;Classe;')
  expect(lines).toHaveLength(1 + 1297 - 674)
})

test('the third week is pasted, clears the conflict, and once more changes nothing', async ({ open }) => {
  const page = await open('school_admin')
  await paste(page)
  await expectCounts(page, {
    'Nouvelles personnes': 0,
    'Personnes modifiées': 16,
    'Personnes inchangées': 606,
    'Personnes absentes de la liste': 0,
    'Identifiants CAS en conflit': 0,
  })
  await page.getByRole('button', { name: 'Confirmer l’import' }).click()
  await expect(page.getByText('Import confirmé')).toBeVisible()

  await page.goto(`${SCHOOL}/appariement`)
  await expect(page.getByText('684 sur 1 297 (53 %)').first()).toBeVisible()
  await expect(page.locator('#conflicts')).toHaveCount(0)

  await paste(page)
  await expect(page.getByText('Cette liste est identique à ce qui est connu.')).toBeVisible()
  await page.getByRole('button', { name: 'Abandonner' }).click()
  await expect(page.getByText('Import abandonné')).toBeVisible()

  async function paste(page: Page): Promise<void> {
    await page.goto(`${SCHOOL}/identifiants`)
    await page.getByLabel('Ou la liste copiée').fill(fixtureText('eleves-semaine-3-presse-papiers.tsv'))
    await page.getByRole('button', { name: 'Analyser la liste' }).click()
    await expect(page.getByRole('heading', { name: 'À confirmer' })).toBeVisible()
  }
})

test('support finds the school without accents, sees where it stands, and opens its names with a reason', async ({
  open,
}) => {
  const page = await open('support')
  await page.goto('/etablissements')
  await page.getByLabel('Nom, commune ou UAI').fill('college jean jaures')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page).toHaveURL(/q=college\+jean\+jaures/)
  const row = page.getByRole('row').filter({ hasText: '0311238C' })
  await expect(row).toContainText('Terminé')
  await expect(row).toContainText('684 sur 1 297')
  await row.getByRole('link', { name: /Jean Jaurès/ }).click()
  await expect(page.getByText('Le raccordement est terminé')).toBeVisible()

  await page.goto(`${SCHOOL}/appariement`)
  await expect(page.getByText('684 sur 1 297 (53 %)').first()).toBeVisible()
  await expect(page.getByText('MENARD')).toHaveCount(0)
  await page.getByLabel('Motif').fill('Appel du collège : comprendre qui manque en 601.')
  await page.getByRole('button', { name: 'Ouvrir pour une heure' }).click()
  await expect(page.getByRole('heading', { name: 'Personnes non appariées (613)' })).toBeVisible()

  const school = await open('school_admin')
  await school.goto(`${SCHOOL}/journal`)
  const entry = school.getByRole('listitem').filter({ hasText: 'a ouvert les données nominatives' }).first()
  await expect(entry).toContainText('Sonia Castel')
  await expect(entry).toContainText('Appel du collège : comprendre qui manque en 601.')
})

test('the head of school sees that it is done, and no name', async ({ open }) => {
  const page = await open('school_reader')
  await page.goto('/')
  await expect(page).toHaveURL(new RegExp(`${SCHOOL}$`))
  await expect(page.getByText('Le raccordement est terminé')).toBeVisible()
  await page.goto(`${SCHOOL}/appariement`)
  await expect(page.getByText('684 sur 1 297 (53 %)').first()).toBeVisible()
  await expect(page.getByText('Les noms ne sont pas montrés')).toBeVisible()
  await page.goto(`${SCHOOL}/procedure`)
  await expect(page.getByRole('button', { name: 'C’est fait' })).toHaveCount(0)
})

function errorOf(page: Page, field: string): Locator {
  return page.locator(`#${field}-error`)
}

/** The open step's title, without its number. */
async function titleOf(page: Page): Promise<string> {
  const heading = await page.getByRole('heading', { level: 2, name: /^\d+\.\d+ / }).innerText()
  return heading.replace(/^\S+\s+/, '').trim()
}

async function isFinished(page: Page): Promise<boolean> {
  await expect(
    page.getByRole('heading', { level: 2, name: /^\d+\.\d+ |^Toutes les étapes sont faites$/ }),
  ).toBeVisible()
  return page.getByRole('heading', { name: 'Toutes les étapes sont faites' }).isVisible()
}
