import 'server-only'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { readNetworks, type Network } from '@/domain/outbound/destination'
import { StartRefused } from '@/server/start-refused'

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  OUTBOUND_ALLOWED_NETWORKS: z
    .string()
    .default('')
    .transform((text, context): readonly Network[] => {
      const networks = readNetworks(text)
      if (!networks) context.addIssue('not a list of networks')
      return networks ?? []
    }),
  RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
})

const EXPECTED: Record<keyof z.infer<typeof schema>, string> = {
  PORT: 'un numéro de port entre 1 et 65535',
  DATABASE_URL: 'une adresse postgresql://utilisateur:motdepasse@machine:5432/base',
  DATA_DIR: 'le chemin d’un dossier',
  APP_URL: 'l’adresse publique de Passerelle, par exemple https://passerelle.exemple.fr',
  AUTH_SECRET: 'une suite secrète d’au moins 32 caractères (par exemple le résultat de « openssl rand -base64 32 »)',
  OUTBOUND_ALLOWED_NETWORKS: 'des réseaux séparés par des virgules, par exemple 10.20.0.0/16,fd12::/16',
  RETENTION_DAYS: 'un nombre de jours entre 1 et 3650',
}

export type Env = {
  port: number
  /** Absent: the embedded database in `dataDir`. */
  databaseUrl: string | undefined
  dataDir: string
  /** Without trailing slash. */
  appUrl: string
  /** Whether APP_URL was given: nothing that a request claims is then needed to know our own name. */
  isAppUrlGiven: boolean
  authSecret: string
  /** Besides the public internet, where this server may send anything. */
  allowedNetworks: readonly Network[]
  /** How long the people of a closed year are kept. */
  retentionDays: number
}

let parsed: Env | undefined

/** The settings of this process, parsed once. Refuses with a sentence naming the variable. */
export function env(): Env {
  return (parsed ??= parseEnv(process.env))
}

/** Reads settings from raw variables; empty ones count as absent. Embedded, a secret is made and kept in the folder. */
export function parseEnv(raw: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) {
    const name = String(result.error.issues[0]?.path[0]) as keyof typeof EXPECTED
    throw new StartRefused(`Le réglage ${name} est incorrect : il faut ${EXPECTED[name]}.`)
  }
  const { PORT, DATABASE_URL, DATA_DIR, APP_URL, AUTH_SECRET, OUTBOUND_ALLOWED_NETWORKS, RETENTION_DAYS } = result.data
  const dataDir = resolve(/* turbopackIgnore: true */ DATA_DIR)
  if (DATABASE_URL && !AUTH_SECRET) {
    throw new StartRefused(`Il manque le réglage AUTH_SECRET : avec DATABASE_URL, il faut ${EXPECTED.AUTH_SECRET}.`)
  }
  return {
    port: PORT,
    databaseUrl: DATABASE_URL,
    dataDir,
    appUrl: (APP_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    isAppUrlGiven: APP_URL !== undefined,
    authSecret: AUTH_SECRET ?? keptSecret(dataDir),
    allowedNetworks: OUTBOUND_ALLOWED_NETWORKS,
    retentionDays: RETENTION_DAYS,
  }
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret')
  try {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim()
    mkdirSync(dataDir, { recursive: true })
    const secret = randomBytes(32).toString('base64url')
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
    return secret
  } catch (error) {
    throw StartRefused.because(error, `Le dossier ${dataDir} (réglage DATA_DIR) n’est pas accessible en écriture`)
  }
}
