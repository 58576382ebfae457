// Adds to package-lock.json the optional packages of other platforms that npm left out. Run it after every change of
// dependencies.
//
// Why: where a registry or a mirror lacks, say, the macOS binary of a package, npm silently leaves that entry out of the
// lock that it writes. `npm ci` then refuses the lock ("Missing: @next/swc-darwin-arm64 from lock file"), and the lock
// would not serve a Mac at all. An entry with its version, system and processor is all that npm needs: it downloads the
// package only where system and processor match.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run-logged.mjs'

/** How the names of binary packages say their system and processor. The first that matches wins. */
const SYSTEMS = [
  ['darwin', /darwin/],
  ['win32', /win32|windows/],
  ['freebsd', /freebsd/],
  ['openharmony', /openharmony/],
  ['android', /android/],
  ['linux', /linux/],
]
const PROCESSORS = [
  ['wasm32', /wasm32|wasi/],
  ['arm64', /arm64|aarch64/],
  ['x64', /x64|x86_64/],
  ['ia32', /ia32|i686/],
  ['arm', /arm/],
  ['ppc64', /ppc64/],
  ['riscv64', /riscv64/],
  ['s390x', /s390x/],
]

const path = join(ROOT, 'package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8'))
const missing = Object.entries(lock.packages).flatMap(([parentPath, parent]) =>
  Object.entries(parent.optionalDependencies ?? {})
    .filter(([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${parentPath}/node_modules/${name}`])
    .map(([name, version]) => ({ name, version, dev: parent.dev === true })),
)
for (const { name, version, dev } of missing) {
  if (!/^\d/.test(version)) {
    console.warn(`left out: ${name} ${version} (a range: only npm can choose the version)`)
    continue
  }
  const system = firstMatch(SYSTEMS, name)
  lock.packages[`node_modules/${name}`] = {
    version,
    // A name that tells no processor must never be downloaded by mistake.
    cpu: [firstMatch(PROCESSORS, name) ?? 'none'],
    ...(dev && { dev: true }),
    optional: true,
    ...(system && { os: [system] }),
  }
}
if (missing.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${missing.length} packages of other platforms were missing from the lock`)

function firstMatch(table, name) {
  return table.find(([, pattern]) => pattern.test(name))?.[0]
}
