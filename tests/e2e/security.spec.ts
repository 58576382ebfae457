import type { Page } from '@playwright/test'
import { choosePassword, createAccount, makePasswordLink } from './administration'
import { schoolOfRow } from './find-school'
import { accountOf, signIn } from './sign-in'
import { expect, test } from './watched-test'

const OWN = '/etablissements/0311238C'

test('the pages of another establishment, and of the administration, do not exist for a school', async ({ open }) => {
  const other = `/etablissements/${await schoolOfRow(await open('support'), '/etablissements?departement=09', 0)}`
  for (const who of ['school_admin', 'school_reader'] as const) {
    const page = await open(who)
    const pages = [
      '',
      '/procedure',
      '/configuration',
      '/identifiants',
      '/appariement',
      '/journal',
      '/appariement/export',
    ]
    for (const path of pages) expect(await statusOf(page, `${other}${path}`), `${who} ${path}`).toBe(404)
    expect(await statusOf(page, '/administration'), who).toBe(404)
    expect(await statusOf(page, '/administration/comptes'), who).toBe(404)
    await page.goto(`${other}/appariement`)
    await expect(page.getByRole('heading', { name: 'Cette page est introuvable' })).toBeVisible()
  }
  const support = await open('support')
  expect(await statusOf(support, '/administration/comptes')).toBe(404)
})

test('names stay closed to academy staff who did not open them, and to who only reads', async ({ open }) => {
  const support = await open('support')
  const uai = await schoolOfRow(support, '/etablissements?etat=done', 0)
  await support.goto(`/etablissements/${uai}/appariement`)
  await expect(support.getByRole('heading', { name: 'Données nominatives fermées' })).toBeVisible()
  await expect(support.getByRole('table', { name: 'Personnes non appariées' })).toHaveCount(0)
  expect(await statusOf(support, `/etablissements/${uai}/appariement/export?liste=personnes`)).toBe(404)
  const reader = await open('school_reader')
  expect(await statusOf(reader, `${OWN}/appariement/export?liste=personnes`)).toBe(404)
  expect(await statusOf(reader, `${OWN}/identifiants`)).toBe(404)
})

test('who is signed out is asked to sign in, then comes to the page that was asked for', async ({ open }) => {
  const page = await open(null)
  await page.goto(`${OWN}/procedure?etape=open-ports`)
  await expect(page).toHaveURL(/\/connexion\?suite=/)
  const { email, password } = accountOf('school_admin')
  await page.getByRole('textbox', { name: 'Adresse électronique' }).fill(email)
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page).toHaveURL(/\/etablissements\/0311238C\/procedure\?etape=open-ports$/)
})

for (const suite of [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/%09/evil.example',
  'javascript:alert(1)',
]) {
  test(`signing in does not lead away to ${suite}`, async ({ open, baseURL }) => {
    const page = await open(null)
    await page.goto(`/connexion?suite=${encodeURIComponent(suite)}`)
    const { email, password } = accountOf('support')
    await page.getByRole('textbox', { name: 'Adresse électronique' }).fill(email)
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(password)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.waitForURL((url) => url.pathname !== '/connexion')
    expect(new URL(page.url()).origin).toBe(baseURL)
  })
}

test('a form that another site posts is refused with a sentence, and does nothing', async ({ open }) => {
  const page = await open('school_admin')
  const headers = { Origin: 'https://ailleurs.example' }
  for (const path of ['/connexion', `${OWN}/procedure`, '/compte']) {
    const posted = await page.request.post(path, { headers, multipart: { a: 'b' } })
    expect([posted.status(), await posted.text()], path).toEqual([403, expect.stringContaining('rien n’a été fait')])
    const action = { ...headers, 'Next-Action': 'a'.repeat(42), 'Content-Type': 'text/plain' }
    expect((await page.request.post(path, { headers: action, data: '[]' })).status(), path).toBe(403)
  }
  const forged = { ...headers, 'X-Forwarded-Host': 'ailleurs.example' }
  for (const path of ['/identifiants/depot', '/identifiants/ent/depot']) {
    const multipart = { pasted: 'Nom;Prénom\nROY;Léa' }
    const posted = await page.request.post(`${OWN}${path}`, { headers: forged, multipart, maxRedirects: 0 })
    expect(posted.headers().location, path).toContain('foreign_origin')
  }
  expect((await page.request.post(`${OWN}/procedure`, { headers: forged, multipart: { a: 'b' } })).status()).toBe(403)
})

test('behind a proxy that calls this server by a name of its own, forms of its pages are taken', async ({
  open,
  baseURL,
}) => {
  const page = await open('school_admin')
  const post = async (called: Record<string, string>) => {
    const headers = { Origin: String(baseURL), ...called }
    return (await page.request.post('/compte', { headers, multipart: { a: 'b' } })).status()
  }
  const taken = await post({})
  expect(taken).toBeLessThan(500)
  for (const name of ['Host', 'X-Forwarded-Host']) {
    expect(await post({ [name]: 'interne:1' }), name).toBe(taken)
  }
})

test('a session ends at once when its account is disabled, and opens nothing when it is enabled again', async ({
  open,
}) => {
  const operator = await open('operator')
  const person = { email: 'depart@passerelle.example', password: 'une-phrase-de-départ-en-retraite' }
  const record = await createAccount(operator, {
    name: 'Luc Départ',
    email: person.email,
    role: 'Lecteur de l’établissement',
    uai: '0311238C',
  })
  const link = await makePasswordLink(operator)
  const page = await open(null)
  await choosePassword(page, link, person.password)
  await page.goto(OWN)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Jean Jaurès')

  await operator.goto(record)
  await operator.getByText('Désactiver ce compte').click()
  await operator.getByRole('button', { name: 'Désactiver le compte' }).click()
  await expect(operator.getByRole('button', { name: 'Réactiver le compte' })).toBeVisible()

  await page.goto(OWN)
  await expect(page).toHaveURL(/\/connexion/)
  await page.getByRole('textbox', { name: 'Adresse électronique' }).fill(person.email)
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(person.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByText('ou le compte est désactivé').first()).toBeVisible()

  await operator.getByRole('button', { name: 'Réactiver le compte' }).click()
  await expect(operator.getByText('Désactiver ce compte')).toBeVisible()
  await signIn(page, person)
})

test('a change of password signs the other browsers out', async ({ open }) => {
  const operator = await open('operator')
  const person = { email: 'deux.navigateurs@passerelle.example', password: 'première-phrase-longue' }
  await createAccount(operator, {
    name: 'Ana Deux',
    email: person.email,
    role: 'Lecteur de l’établissement',
    uai: '0311238C',
  })
  const here = await open(null)
  await choosePassword(here, await makePasswordLink(operator), person.password)
  const elsewhere = await open(null)
  await signIn(elsewhere, person)

  await here.goto('/compte')
  await here.getByRole('textbox', { name: 'Mot de passe actuel' }).fill(person.password)
  await here.getByRole('textbox', { name: 'Nouveau mot de passe' }).fill('seconde-phrase-longue')
  await here.getByRole('textbox', { name: 'Le même, encore une fois' }).fill('seconde-phrase-longue')
  await here.getByRole('button', { name: 'Changer le mot de passe' }).click()
  await expect(here.getByText('Votre mot de passe est changé.')).toBeVisible()
  await elsewhere.goto(OWN)
  await expect(elsewhere).toHaveURL(/\/connexion/)
  await here.goto(OWN)
  await expect(here.getByRole('heading', { level: 1 })).toContainText('Jean Jaurès')
})

test('too many wrong passwords suspend an account’s sign-in, even with the right one', async ({ open }) => {
  const operator = await open('operator')
  const person = { email: 'essais@passerelle.example', password: 'la-bonne-phrase-longue' }
  await createAccount(operator, {
    name: 'Max Essais',
    email: person.email,
    role: 'Lecteur de l’établissement',
    uai: '0311238C',
  })
  const page = await open(null)
  await choosePassword(page, await makePasswordLink(operator), person.password)
  // Without JavaScript each attempt answers with a page of its own: nothing to mistake for the answer before.
  const visitor = await open(null, { javaScriptEnabled: false })
  await visitor.goto('/connexion')
  const refusal = visitor.getByText('Trop d’essais infructueux').first()
  const wrong = visitor.getByText('ne vont pas ensemble').first()
  for (let attempt = 0; attempt < 20 && !(await refusal.isVisible()); attempt++) {
    await trySignIn('essai-manqué')
  }
  await expect(refusal).toBeVisible()
  await trySignIn(person.password)
  await expect(refusal).toBeVisible()

  async function trySignIn(password: string): Promise<void> {
    await visitor.getByRole('textbox', { name: 'Adresse électronique' }).fill(person.email)
    await visitor.getByRole('textbox', { name: 'Mot de passe' }).fill(password)
    await visitor.getByRole('button', { name: 'Se connecter' }).click()
    await expect(refusal.or(wrong).first()).toBeVisible()
  }
})

test('the session cookie is out of reach of scripts and of other sites', async ({ open }) => {
  const page = await open('school_admin')
  const [cookie, ...others] = (await page.context().cookies()).filter(({ name }) => name.includes('session'))
  expect(others).toEqual([])
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  await page.goto(OWN)
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('every page carries the security headers, and a policy whose nonce is its own', async ({ open }) => {
  const page = await open('support')
  const nonces = new Set<string>()
  for (const path of ['/connexion', '/etablissements', OWN, `${OWN}/procedure`, '/compte', '/nulle-part']) {
    const headers = (await page.goto(path))?.headers() ?? {}
    const policy = headers['content-security-policy'] ?? ''
    expect(policy, path).toContain("default-src 'self'")
    expect(policy, path).toContain("object-src 'none'")
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).not.toContain('unsafe')
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    })
    expect(headers, path).not.toHaveProperty('x-powered-by')
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none')
  }
  expect(nonces.size).toBe(6)
})

async function statusOf(page: Page, path: string): Promise<number> {
  return (await page.request.get(path, { maxRedirects: 0 })).status()
}
