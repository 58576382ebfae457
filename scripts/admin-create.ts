/**
 * `npm run admin:create -- --email a@b.fr --name "Claire Martin"`: makes the first operator of an installation and prints
 * a single-use link to choose a password; `--password-stdin` reads the password instead, `--another` makes one more.
 */
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { checkNewPassword } from '@/domain/access/new-password'
import { LINK_LIFETIME, PASSWORD_SENTENCES } from '@/features/accounts/presentation'
import { createOperator } from '@/features/installation/mutations'
import { isEmail } from '@/domain/establishment/contact'
import { routes } from '@/lib/routes'
import { env } from '@/server/env'
import { hashPassword } from '@/server/password'
import { readOptions } from './options'
import { failWith, withDatabase } from './with-database'

const REFUSALS = {
  operator_exists: `Il y a déjà un opérateur : il peut en créer d’autres sur la page ${routes.accounts()}. Pour en créer un ici tout de même, ajoutez --another.`,
  email_taken: `Cette adresse a déjà un compte : un opérateur peut lui donner un rôle sur la page ${routes.accounts()}.`,
} as const

const values = readOptions({
  email: { type: 'string' },
  name: { type: 'string' },
  another: { type: 'boolean', default: false },
  'password-stdin': { type: 'boolean', default: false },
})

const email = (values.email ?? (await ask('Adresse électronique', '--email'))).trim().toLowerCase()
if (!isEmail(email)) failWith(`« ${email} » n’est pas une adresse électronique complète.`)
const name = (values.name ?? (await ask('Prénom et nom', '--name'))).trim()
if (name === '') failWith('Donnez le nom de la personne, avec --name.')
const passwordHash = values['password-stdin'] ? await readPassword() : null

const created = await withDatabase(routes.accounts(), () =>
  createOperator({ email, name, passwordHash, isAnother: values.another }, new Date()),
)
if (!created.ok) failWith(REFUSALS[created.refusal.reason])
console.log(`Le compte d’opérateur ${email} est créé.`)
if (created.value.linkSecret) {
  console.log(`Lien pour choisir un mot de passe (une seule fois, pendant ${LINK_LIFETIME}) :`)
  console.log(`${env().appUrl}${routes.setPassword(created.value.linkSecret)}`)
}

async function ask(question: string, option: string): Promise<string> {
  if (!process.stdin.isTTY || values['password-stdin']) failWith(`Il manque ${option}.`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${question} : `)
  terminal.close()
  return answer
}

async function readPassword(): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  const checked = checkNewPassword({ password, repeated: password, email })
  if (!checked.ok) failWith(PASSWORD_SENTENCES[checked.refusal.reason])
  return hashPassword(checked.value)
}
