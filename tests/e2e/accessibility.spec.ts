import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { createAccount, makePasswordLink } from './administration'
import { schoolOfRow } from './find-school'
import { fixtureFile } from './fixture-file'
import type { DemonstrationRole } from './sign-in'
import { expect, test } from './watched-test'

// Each page is looked at by itself, by whichever worker is free.
test.describe.configure({ mode: 'parallel' })

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** All that depends on the colour scheme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
const OWN = '/etablissements/0311238C'

type Shown = {
  words: string
  who: DemonstrationRole | null
  path: string | ((page: Page) => Promise<string>)
  /** What is done on the page before it is looked at. */
  then?: (page: Page) => Promise<void>
}

const PAGES: Shown[] = [
  { words: 'sign-in', who: null, path: '/connexion' },
  { words: 'refused sign-in', who: null, path: '/connexion?suite=%2Fcompte', then: signInWrongly },
  { words: 'accessibility statement', who: null, path: '/accessibilite' },
  { words: 'dead password link', who: null, path: '/mot-de-passe/il-y-a-longtemps' },
  { words: 'page that does not exist', who: 'school_admin', path: '/nulle-part' },
  { words: 'school of somebody else', who: 'school_admin', path: '/etablissements/0310001A/procedure' },

  { words: 'overview', who: 'school_admin', path: OWN, then: openAccountMenu },
  { words: 'step to do', who: 'school_admin', path: `${OWN}/procedure` },
  { words: 'step with a message, done', who: 'school_admin', path: `${OWN}/procedure?etape=open-ports` },
  { words: 'step held up by others', who: 'school_admin', path: `${OWN}/procedure?etape=inform-families` },
  { words: 'step just ticked', who: 'support', path: stepOfSchoolAtWork, then: tick },
  { words: 'steps of one place', who: 'school_admin', path: `${OWN}/procedure?lieu=portal` },
  { words: 'configuration', who: 'school_admin', path: `${OWN}/configuration` },
  { words: 'refused configuration', who: 'school_admin', path: `${OWN}/configuration`, then: configureWrongly },
  { words: 'lists', who: 'school_admin', path: `${OWN}/identifiants` },
  { words: 'refused list', who: 'school_admin', path: `${OWN}/identifiants`, then: bring('malformes/binaire.csv') },
  {
    words: 'list with faults',
    who: 'school_admin',
    path: `${OWN}/identifiants`,
    then: bring('malformes/lignes-fautives.csv'),
  },
  {
    words: 'list to confirm',
    who: 'school_admin',
    path: `${OWN}/identifiants`,
    then: bring('eleves-semaine-2-utf8bom.csv'),
  },
  { words: 'list whose profile is asked', who: 'school_admin', path: `${OWN}/identifiants`, then: pasteNames },
  { words: 'no import into the ENT', who: 'support', path: firstWith('not_started', '/imports-ent') },
  { words: 'refused import into the ENT', who: 'school_admin', path: `${OWN}/imports-ent`, then: noteWrongly },
  { words: 'pairing', who: 'school_admin', path: `${OWN}/appariement` },
  { words: 'pairing, somebody looked for', who: 'school_admin', path: `${OWN}/appariement`, then: lookFor('martin') },
  { words: 'pairing, nobody found', who: 'school_admin', path: `${OWN}/appariement`, then: lookFor('zzzz') },
  { words: 'pairing of nobody', who: 'school_admin', path: `${OWN}/appariement?initiale=x` },
  { words: 'list of the ENT', who: 'school_admin', path: `${OWN}/identifiants/ent` },
  { words: 'list of the ENT to confirm', who: 'school_admin', path: `${OWN}/identifiants/ent`, then: bringEntList },
  { words: 'nothing to reconcile yet', who: 'school_admin', path: `${OWN}/appariement/rapprochement` },
  { words: 'wrong pairings', who: 'school_admin', path: `${OWN}/appariement/corrections` },
  { words: 'wrong pairing', who: 'school_admin', path: `${OWN}/appariement/corrections`, then: chooseFirst },
  { words: 'journal', who: 'school_admin', path: `${OWN}/journal` },
  { words: 'empty journal', who: 'school_admin', path: `${OWN}/journal?sujet=administration` },
  { words: 'webhooks', who: 'school_admin', path: '/compte/webhooks' },
  { words: 'what is kept, for everybody', who: null, path: '/donnees-conservees' },
  { words: 'what is kept of a school', who: 'school_admin', path: '/etablissements/0311238C/donnees' },
  { words: 'what is kept of a person', who: 'school_admin', path: '/etablissements/0311238C/donnees/1' },
  { words: 'own account', who: 'school_admin', path: '/compte' },
  { words: 'own account, password refused', who: 'school_admin', path: '/compte', then: changePasswordWrongly },

  { words: 'pairing to print', who: 'school_admin', path: `${OWN}/appariement/impression` },
  { words: 'letters', who: 'school_admin', path: `${OWN}/appariement/lettres` },
  { words: 'two imports compared', who: 'school_admin', path: `${OWN}/appariement/comparaison` },
  { words: 'overview read only', who: 'school_reader', path: OWN },
  { words: 'page closed to who only reads', who: 'school_reader', path: `${OWN}/identifiants` },
  { words: 'procedure read only', who: 'school_reader', path: `${OWN}/procedure` },
  { words: 'configuration read only', who: 'school_reader', path: `${OWN}/configuration` },
  { words: 'pairing without names', who: 'school_reader', path: `${OWN}/appariement` },

  { words: 'list of establishments', who: 'support', path: '/etablissements' },
  { words: 'filtered list', who: 'support', path: '/etablissements?etat=blocked&departement=31&tri=-progress' },
  { words: 'pairing of the académie', who: 'support', path: '/appariement' },
  { words: 'imports that are held', who: 'support', path: '/etablissements/imports-retenus' },
  { words: 'list to print', who: 'support', path: '/etablissements/impression?etat=blocked' },
  { words: 'list without result', who: 'support', path: '/etablissements?q=zzzz' },
  { words: 'list beyond its end', who: 'support', path: '/etablissements?page=99' },
  { words: 'school not begun', who: 'support', path: firstWith('not_started') },
  { words: 'school blocked', who: 'support', path: firstWith('blocked') },
  { words: 'procedure of a school that is done', who: 'support', path: firstWith('done', '/procedure') },
  { words: 'procedure of a school not concerned', who: 'support', path: firstWith('not_concerned', '/procedure') },
  { words: 'imports into the ENT of a school', who: 'support', path: firstWith('done', '/imports-ent') },
  { words: 'lists of a school, closed', who: 'support', path: firstWith('done', '/identifiants') },
  { words: 'pairing of a school, closed', who: 'support', path: firstWith('done', '/appariement') },
  { words: 'pairing without list', who: 'support', path: firstWith('not_started', '/appariement') },
  { words: 'journal of a school not begun', who: 'support', path: firstWith('not_started', '/journal') },

  { words: 'administration', who: 'operator', path: '/administration' },
  { words: 'lists of several establishments', who: 'academy_admin', path: '/administration/listes' },
  {
    words: 'list of several of which a column is asked',
    who: 'academy_admin',
    path: '/administration/listes',
    then: bringGroup,
  },
  { words: 'thresholds', who: 'academy_admin', path: '/administration/seuils' },
  { words: 'administered establishments', who: 'academy_admin', path: '/administration/etablissements' },
  { words: 'administered establishment', who: 'operator', path: '/administration/etablissements/0311238C' },
  { words: 'new establishment', who: 'academy_admin', path: '/administration/etablissements/nouveau' },
  {
    words: 'refused establishment',
    who: 'operator',
    path: '/administration/etablissements/nouveau',
    then: createWrongly,
  },
  { words: 'directory', who: 'operator', path: '/administration/annuaire' },
  { words: 'refused directory', who: 'operator', path: '/administration/annuaire?reason=empty' },
  { words: 'ENTs', who: 'operator', path: '/administration/ents' },
  { words: 'ENT', who: 'operator', path: firstOf('/administration/ents', 'eCollège 31') },
  { words: 'new ENT', who: 'academy_admin', path: '/administration/ents/nouveau' },
  { words: 'accounts', who: 'operator', path: '/administration/comptes' },
  { words: 'account', who: 'operator', path: firstOf('/administration/comptes', 'Marc Delmas'), then: makeLink },
  { words: 'new account', who: 'operator', path: '/administration/comptes/nouveau' },
]

for (const { words, who, path, then } of PAGES) {
  test(`nothing to say of: ${words}`, async ({ open }) => {
    const page = await open(who, { reducedMotion: 'reduce' })
    await page.goto(typeof path === 'string' ? path : await path(page))
    await then?.(page)
    await look(page)
  })
}

async function bringGroup(page: Page): Promise<void> {
  const list = 'UAI;Nom;Classe;Identifiant PRONOTE;Ident. externe\n0311238C;ESSAI;601;AZKH9C7WSQ2R54DP;NAA1'
  const file = { name: 'listes.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
  await page.getByLabel('Fichier de la liste').setInputFiles(file)
  await page.getByRole('radio', { name: /^Liste partielle/ }).check()
  await page.getByRole('textbox', { name: 'Motif' }).fill('Listes de rentrée du rectorat')
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await page.locator('#cas-id-question').waitFor()
}

async function bringEntList(page: Page): Promise<void> {
  await page.getByLabel('Fichier des comptes').setInputFiles(fixtureFile('ent-comptes-kosmos.csv'))
  await page.getByRole('button', { name: 'Lire la liste' }).click()
  await page.getByRole('heading', { name: 'À confirmer' }).waitFor()
}

async function chooseFirst(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^Défaire l’appariement de/ })
    .first()
    .click()
  await page.getByRole('heading', { name: '1. Vider la cellule dans PRONOTE' }).waitFor()
}

test('nothing to say of: page of a password link', async ({ open }) => {
  const operator = await open('operator')
  await createAccount(operator, {
    name: 'Zoé Lien',
    email: 'lien@passerelle.example',
    role: 'Lecteur de l’établissement',
    uai: '0311238C',
  })
  const page = await open(null, { reducedMotion: 'reduce' })
  await page.goto(await makePasswordLink(operator))
  await look(page)
})

/** Wide and narrow, light and dark, with everything that unfolds unfolded; then as narrow as a screen at 400 %. */
async function look(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/ — Passerelle$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) {
      details.removeAttribute('name')
      details.open = true
    }
  })
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await faults(page, (axe) => axe.withTags(RULES)), `at ${width}`).toEqual([])
    await showIn(page, 'dark')
    expect(await faults(page, (axe) => axe.withRules(COLOUR_RULES)), `dark, at ${width}`).toEqual([])
    await showIn(page, 'light')
  }
  await page.setViewportSize({ width: 320, height: 800 })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'pixels wider than a screen of 320').toBeLessThanOrEqual(0)
}

/** Colours must have settled: on a busy machine the first frame after the change still mixes both. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn))
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
  })
}

async function faults(page: Page, keepTo: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // Of what is well, one example only: on a long page, telling them all takes as long as finding the faults.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await keepTo(axe).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

function firstWith(state: string, path = '') {
  return async (page: Page) => `/etablissements/${await schoolOfRow(page, `/etablissements?etat=${state}`, 0)}${path}`
}

/** Names are posted, and found in place. */
function lookFor(name: string) {
  return async (page: Page) => {
    const search = page.getByRole('search', { name: 'Recherche par nom' })
    await search.getByRole('textbox').fill(name)
    await search.getByRole('button', { name: 'Chercher' }).click()
    await expect(
      search
        .getByRole('status')
        .filter({ hasText: /person/i })
        .first(),
    ).toBeVisible()
    await expect(search.getByRole('textbox')).toHaveValue(name)
    // What is found stands in the place of the list that was searched, with a way back to it.
    await expect(page.getByRole('table', { name: 'Personnes non appariées' })).toHaveCount(0)
    await expect(search.getByRole('button', { name: /^Toutes les personnes|^Effacer la recherche/ })).toBeVisible()
    expect(page.url()).not.toContain(name)
  }
}

function firstOf(list: string, name: string) {
  return async (page: Page) => {
    await page.goto(list)
    return (await page.getByRole('link', { name }).getAttribute('href')) ?? ''
  }
}

async function stepOfSchoolAtWork(page: Page): Promise<string> {
  const uai = await schoolOfRow(page, '/etablissements?etat=in_progress&responsable=school&departement=32', 0)
  return `/etablissements/${uai}/procedure`
}

async function tick(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'C’est fait' }).click()
  await expect(page.getByText('C’est noté')).toBeVisible()
}

async function noteWrongly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Noter cet import' }).click()
  await page.getByRole('button', { name: 'Lire et noter' }).click()
  await expect(page.locator('#text-error')).toBeVisible()
}

async function signInWrongly(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Adresse électronique' }).fill('personne@passerelle.example')
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('un-essai-au-hasard')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByText('ne vont pas ensemble').first()).toBeVisible()
}

async function openAccountMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Marc Delmas' }).click()
  await expect(page.getByRole('link', { name: 'Mon compte' })).toBeVisible()
}

async function configureWrongly(page: Page): Promise<void> {
  await page.getByLabel('Adresse publique').fill('10.0.0.1')
  await page.getByRole('button', { name: 'Enregistrer la configuration' }).click()
  await expect(page.locator('#publicHost-error')).toBeVisible()
}

async function changePasswordWrongly(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Mot de passe actuel' }).fill('demonstration-school-admin')
  await page.getByRole('textbox', { name: 'Nouveau mot de passe' }).fill('court')
  await page.getByRole('textbox', { name: 'Le même, encore une fois' }).fill('court')
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
  await expect(page.locator('#newPassword-error')).toBeVisible()
}

async function createWrongly(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Numéro UAI' }).fill('0311238A')
  await page.getByRole('textbox', { name: 'Nom' }).fill('Collège')
  await page.getByRole('textbox', { name: 'Commune' }).fill('Muret')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('college')
  await page.getByRole('button', { name: 'Créer l’établissement' }).click()
  await expect(page.locator('#uai-error')).toBeVisible()
}

async function makeLink(page: Page): Promise<void> {
  await makePasswordLink(page)
}

function bring(file: string) {
  return async (page: Page) => {
    await page.getByLabel('Fichier de la liste').setInputFiles(fixtureFile(file))
    await page.getByRole('button', { name: 'Analyser la liste' }).click()
    await expect(page.getByRole('alert').or(page.locator('#decision')).first()).toBeVisible()
  }
}

async function pasteNames(page: Page): Promise<void> {
  await page.getByLabel('Ou la liste copiée').fill('Nom\tPrénom\tIdentifiant PRONOTE\nMARTIN\tLéa\tABCDEFGH23456789\n')
  await page.getByRole('button', { name: 'Analyser la liste' }).click()
  await expect(page.locator('#profile-question')).toBeVisible()
}
