/**
 * `npm run token:create -- --account a@b.fr --scopes read,write --days 90 --name "Envoi de nuit"`: makes a token of the
 * API for an account and prints it, once.
 */
import { TOKEN_DAYS, tokenExpiry } from '@/domain/access/api-token'
import { TOKEN_REFUSALS } from '@/features/accounts/presentation'
import { createTokenFor } from '@/features/installation/mutations'
import { formatDate } from '@/lib/dates'
import { routes } from '@/lib/routes'
import { readOptions } from './options'
import { failWith, withDatabase } from './with-database'

const values = readOptions({
  account: { type: 'string' },
  scopes: { type: 'string', default: 'read' },
  days: { type: 'string', default: '90' },
  name: { type: 'string', default: 'Ligne de commande' },
})

const email = values.account ?? failWith('Dites pour quel compte : --account nom@exemple.fr')
const scopes = values.scopes.split(',').map((scope) => scope.trim())
if (!scopes.every((scope) => scope === 'read' || scope === 'write')) {
  failWith('--scopes vaut « read » (lecture seule) ou « read,write » (lecture et écriture).')
}
const days = TOKEN_DAYS.find((allowed) => String(allowed) === values.days)
if (days === undefined) failWith(`--days vaut ${TOKEN_DAYS.join(', ')}.`)

const at = new Date()
const token = { name: values.name, canWrite: scopes.includes('write'), days }
const created = await withDatabase(routes.account(), () => createTokenFor(email, token, at))
if (!created.ok) {
  const { reason } = created.refusal
  failWith(reason === 'unknown' ? `Aucun compte utilisable n’a l’adresse ${email}.` : TOKEN_REFUSALS[reason])
}
console.error(`Jeton de ${email}, valable jusqu’au ${formatDate(tokenExpiry(at, days))}. Il ne sera plus affiché :`)
console.log(created.value)
