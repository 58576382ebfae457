// `npm run fuzz`: damages the fixtures of lists in 100,000 ways, or FUZZ_CASES, from a new seed each time, or FUZZ_SEED.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installPackages } from './prepare.mjs'
import { ROOT } from './run-logged.mjs'

await installPackages(() => console.log('Installing packages…'))

const env = { FUZZ_CASES: '100000', FUZZ_SEED: String(Date.now() % 2 ** 31), ...process.env }
const words = ['run', '--project', 'unit', 'tests/unit/domain/lists/read-list.fuzz.test.ts']
console.log(`${env.FUZZ_CASES} cases from seed ${env.FUZZ_SEED}`)
const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...words], {
  cwd: ROOT,
  env,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
