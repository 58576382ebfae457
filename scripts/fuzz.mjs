// `npm run fuzz`: damages the fixtures of lists in 100,000 ways, or FUZZ_CASES, from a new seed each time, or FUZZ_SEED.
// `npm run fuzz -- imports`: previews, commits and undoes 500 invented lists on the embedded database.
import { join } from 'node:path'
import { ROOT } from './run-logged.mjs'
import { spawnSync } from 'node:child_process'

const LISTS = { project: 'unit', file: 'tests/unit/domain/lists/read-list.fuzz.test.ts', cases: '100000' }
const IMPORTS = {
  project: 'integration',
  file: 'tests/integration/imports/preview-is-commit.property.test.ts',
  cases: '500',
}
const { project, file, cases } = process.argv[2] === 'imports' ? IMPORTS : LISTS

const env = { FUZZ_CASES: cases, FUZZ_SEED: String(Date.now() % 2 ** 31), ...process.env }
const words = ['run', '--project', project, file]
console.log(`${env.FUZZ_CASES} cases from seed ${env.FUZZ_SEED}`)
const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...words], {
  cwd: ROOT,
  env,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
