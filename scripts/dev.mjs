// `npm run dev`: the same preparation as `npm start`, then Next's development server.
import { createRequire } from 'node:module'
import { generateClient, installPackages, NEXT } from './prepare.mjs'
import { CommandFailed, ROOT, tailOf } from './run-logged.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'

process.chdir(ROOT)
try {
  await installPackages(() => console.log('Installing packages…'))
  await generateClient(() => console.log('Generating the database client…'))
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error
  console.error(tailOf(error.logFile))
  process.exit(1)
}
stopWithNpm()
process.env.NEXT_TELEMETRY_DISABLED = '1'
process.argv.splice(2, Infinity, 'dev', '-H', process.env.HOST || '127.0.0.1', '-p', process.env.PORT || '3000')
createRequire(import.meta.url)(NEXT)
