import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')

export type Found = { name: string; file: string }

function filesUnder(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort()
}

/** Files under `app/` by what Next takes them for: `page`, `layout`, `route`, `error`… */
export function reservedNames(): string[] {
  const names = filesUnder('app').map((file) =>
    file
      .split('/')
      .at(-1)!
      .replace(/\.\w+$/, ''),
  )
  return [...new Set(names)].sort()
}

/** `/etablissements/[uai]`, as in the address: without the folders in brackets that only group. */
export function findPages(): Found[] {
  return found(/\/page\.tsx$/, addressOf)
}

export function findRouteHandlers(): Found[] {
  return found(/\/route\.ts$/, addressOf)
}

/** `layout of /(application)`: several layouts frame the same address. */
export function findLayouts(): Found[] {
  return found(/\/layout\.tsx$/, (folder) => `layout of ${folder || '/'}`)
}

/** `procedure`, after its feature. */
export function findActionFiles(): Found[] {
  return filesUnder('features')
    .map((file) => ({ file: join(ROOT, file), name: /^features\/([\w-]+)\/actions\.ts$/.exec(file)?.[1] }))
    .filter((one): one is Found => one.name !== undefined)
}

function found(pattern: RegExp, nameOf: (folder: string) => string): Found[] {
  return filesUnder('app')
    .filter((file) => pattern.test(file))
    .map((file) => ({ name: nameOf(file.replace(/^app/, '').replace(pattern, '')), file: join(ROOT, file) }))
}

function addressOf(folder: string): string {
  return folder.replaceAll(/\/\([^)]+\)/g, '') || '/'
}
