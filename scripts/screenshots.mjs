// `npm run screenshots`: the pictures of README.md, taken from the demonstration.
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildApplication, generateClient, installPackages } from './prepare.mjs'
import { provisionChromium } from './provision-chromium.mjs'
import { ROOT } from './run-logged.mjs'
import { serveDemonstration } from './serve-demonstration.mjs'

const FOLDER = join(ROOT, 'docs/images')

const PICTURES = [
  { name: 'procedure', role: 'school_admin', path: '/etablissements/0311238C/procedure', height: 1240 },
  { name: 'etablissements', role: 'support', path: '/etablissements', height: 1240 },
]

await installPackages(() => console.log('Installing packages…'))
await generateClient(() => console.log('Generating the database client…'))
await buildApplication(() => console.log('Building…'))
const executablePath = await provisionChromium()
if (!executablePath) throw new Error('No Chromium here, and no way to install one.')
mkdirSync(FOLDER, { recursive: true })

const server = await serveDemonstration('screenshots')
const { chromium } = await import('@playwright/test')
try {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  for (const picture of PICTURES) await take(browser, picture)
  await browser.close()
} finally {
  await server.stop()
}

/**
 * What somebody of that role sees on opening the page, 1280 pixels wide, in light colours.
 * @param {import('@playwright/test').Browser} browser
 * @param {{ name: string, role: string, path: string, height: number }} picture
 */
async function take(browser, { name, role, path, height }) {
  const page = await browser.newPage({
    baseURL: server.address,
    viewport: { width: 1280, height },
    colorScheme: 'light',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  })
  await page.goto(`/connexion?suite=${encodeURIComponent(path)}`)
  await page.locator('[name=email]').fill(`${role}@passerelle.example`)
  await page.locator('[name=password]').fill(`demonstration-${role.replace('_', '-')}`)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(`**${path}*`)
  await page.waitForLoadState('networkidle')
  const file = join(FOLDER, `${name}.png`)
  await page.screenshot({ path: file })
  await page.close()
  console.log(`${file} (${Math.round(statSync(file).size / 1024)} kB)`)
}
