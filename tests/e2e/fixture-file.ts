import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../fixtures/identifiants')

/** Where a sample list is; week 1 is what the demonstration already knows. */
export function fixtureFile(name: string): string {
  return join(FOLDER, name)
}

export function fixtureText(name: string): string {
  return readFileSync(fixtureFile(name), 'utf8')
}
