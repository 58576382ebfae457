import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { z } from 'zod'
import type { Role } from '@/domain/access/policy'
import { CALLS, NAMED_SCHEMAS } from '@/features/api/schemas'
import type { Call } from '@/server/api-call'
import { newApiToken } from '@/server/api-token'
import { db } from '@/server/db'
import { openApiDocument } from '@/server/openapi'
import { hashSecret } from '@/server/secret'
import { createAccount } from './school'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
type Route = Record<
  Method,
  (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
>

export const API_CALLS = Object.entries(CALLS) as [keyof typeof CALLS, Call][]

/** The file of the route that serves a path of the contract. */
function routeFile(path: string): string {
  return join(import.meta.dirname, '../../app/api/v1', path.replaceAll('{', '[').replaceAll('}', ']'), 'route.ts')
}

const PATHS = [...new Set(API_CALLS.map(([, { path }]) => path))]

export type Sent = {
  token?: string | null
  /** A file's bytes as they are; anything else as JSON. */
  body?: unknown
  headers?: Record<string, string>
}

/** What a program reads: nobody vouches for its shape before it is checked. */
export type AnyJson = ReturnType<typeof JSON.parse>

export type Answer = { status: number; headers: Headers; text: string; json: AnyJson }

/** Calls the route that serves the address below `/api/v1`, as Next would. */
export async function callApi(method: Method, address: string, { token, body, headers }: Sent = {}): Promise<Answer> {
  const url = new URL(`http://localhost:3000/api/v1${address}`)
  const segments = url.pathname.slice('/api/v1'.length)
  const found = PATHS.map((path) => {
    const pattern = path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
    return { path, match: new RegExp(`^${pattern}$`).exec(segments) }
  }).find(({ match }) => match)
  const file = found ? routeFile(found.path) : routeFile('/[[...path]]')
  const route = (await import(file)) as Route
  const isFile = body instanceof Uint8Array
  const request = new Request(url, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && !isFile && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && {
      body: isFile ? Buffer.from(body) : typeof body === 'string' ? body : JSON.stringify(body),
    }),
  })
  const response = await route[method](request, { params: Promise.resolve({ ...found?.match?.groups }) })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined }
}

type TokenOptions = { canWrite?: boolean; expiresAt?: Date; revokedAt?: Date }

/** A bearer token of an account, as its owner sees it once. */
export async function createToken(account: { id: string }, options: TokenOptions = {}): Promise<string> {
  const secret = newApiToken()
  const { canWrite = true, ...dates } = options
  const data = { accountId: account.id, name: 'essai', secretHash: hashSecret(secret), canWrite, createdAt: new Date() }
  await db().apiToken.create({ data: { ...data, ...dates } })
  return secret
}

export async function tokenOf(role: Role, at: { uai?: string; academyCode?: string }, options: TokenOptions = {}) {
  return createToken(await createAccount(role, at), options)
}

const document = openApiDocument(CALLS, NAMED_SCHEMAS) as AnyJson

/** Checks an answer against what the OpenAPI document says of it, as somebody who only reads that document would. */
export function expectContract(operation: keyof typeof CALLS, answer: Answer): void {
  const { path, method } = CALLS[operation]
  const { responses } = document.paths[path][method.toLowerCase()]
  const said = responses[answer.status] ?? responses.default
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  expect(answer.headers.get('cache-control')).toBe('no-store')
  if (!said.content) return expect(answer.text).toBe('')
  expect(Object.keys(said.content)).toContain(type)
  if (type === 'text/csv') return
  const checked = schemaAt(said.content[type].schema).safeParse(answer.json)
  expect(checked.error?.issues ?? []).toEqual([])
}

const compiled = new Map<string, z.ZodType>()

function schemaAt(schema: object): z.ZodType {
  const key = JSON.stringify(schema)
  const known = compiled.get(key)
  if (known) return known
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas })
  const read = z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')))
  compiled.set(key, read)
  return read
}

export function hasRoute(path: string): boolean {
  return existsSync(routeFile(path))
}
