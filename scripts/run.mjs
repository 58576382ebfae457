// `node scripts/run.mjs scripts/demo.ts …`: runs a program that uses the application's own code, from a fresh clone or
// not: what it needs is installed and generated first.
import { spawn } from 'node:child_process'
import { generateClient, installPackages } from './prepare.mjs'
import { CommandFailed, ROOT, tailOf } from './run-logged.mjs'

process.chdir(ROOT)
try {
  await installPackages(() => console.error('Installing packages…'))
  await generateClient(() => console.error('Generating the database client…'))
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error
  console.error(tailOf(error.logFile))
  process.exit(1)
}
const words = ['--conditions=react-server', '--import', import.meta.resolve('tsx'), ...process.argv.slice(2)]
const child = spawn(process.execPath, words, { stdio: 'inherit' })
// A terminal tells both; what is told to this one alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.once('close', (code) => process.exit(code ?? 1))
