// Finds a Chromium for the end-to-end tests, or gets one. As a command, prints its path.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aptInstall } from './apt-install.mjs'
import { ROOT, runLogged } from './run-logged.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The system's Chromium, else Playwright's own if it was downloaded, else undefined. `CHROMIUM_PATH` overrides both.
 * Playwright's own comes second because it is one download more that nobody keeps patched.
 * @returns {string | undefined}
 */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isProgram)
  return [process.env.CHROMIUM_PATH, ...onPath, playwrightsOwn()].find((path) => path && existsSync(path))
}

/**
 * As findChromium, after installing what is missing: Debian's package where that is allowed, else Playwright's download.
 * @returns {Promise<string | undefined>} undefined if there is no way
 */
export async function provisionChromium() {
  const found = findChromium()
  if (found) return found
  // Without a font, pages would be measured with empty boxes.
  const installed = await aptInstall(['chromium', 'fonts-liberation'])
  if (!installed) await downloadPlaywrights().catch(() => undefined)
  return findChromium()
}

function downloadPlaywrights() {
  return runLogged('chromium', [process.execPath, join(ROOT, 'node_modules/playwright/cli.js'), 'install', 'chromium'])
}

function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)('@playwright/test').chromium.executablePath()
  } catch {
    return undefined
  }
}

/** On the path is not enough: Ubuntu's `chromium-browser` is a script that only says to install a snap. */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return false
  }
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = await provisionChromium()
  console.log(path ?? 'No Chromium here, and no way to install one.')
  process.exitCode = path ? 0 : 1
}
