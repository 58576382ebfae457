import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether the packages of `package-lock.json` are in `node_modules`: npm's own record of what it put there has each of
 * them in the version wanted, and each folder of the record is there. The record alone is not believed: of two
 * installations at once, one removes what the other has just recorded.
 * @param {string} root
 * @returns {boolean}
 */
export function arePackagesInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = packagesOf(record)
  const wanted = Object.entries(packagesOf(join(root, 'package-lock.json')))
  return (
    wanted.every(([path, { version, optional }]) => !path || optional || installed[path]?.version === version) &&
    Object.keys(installed).every((path) => existsSync(join(root, path, 'package.json')))
  )
}

/** @returns {Record<string, { version: string, optional?: boolean }>} */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages
}
