import 'server-only'
import type { z } from 'zod'
import { cleanFileName } from '@/lib/clean-file-name'
import { cutWhole } from '@/lib/cut-whole'
import { formatNumber } from '@/lib/numbers'
import { Problem, type FieldProblem } from '@/lib/problem'
import type { Call, SentFile } from '@/server/api-call'
import { LONGEST_MS, SILENCE_MS, withPatience } from '@/server/with-patience'

/** A parameter left empty, as in `?q=&state=done`, counts as absent; one that is not ours is ignored. */
export function readQuery(call: Call, request: Request) {
  if (!call.query) return undefined
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== '')
  return parseInput(call.query, Object.fromEntries(given))
}

/** Of a list that came without a name: one that is empty is a paste's. */
const NAMELESS = 'Liste envoyée par un programme'

const MOST_JSON_BYTES = 256 * 1024

/** The body as the contract wants it, and its bytes. */
export async function readBody(call: Call, request: Request): Promise<{ bytes: Uint8Array; value: unknown } | Problem> {
  const { body } = call
  if (!body) return { bytes: new Uint8Array(), value: undefined }
  const isFile = 'fileUpTo' in body
  const bytes = await readBytes(request, isFile ? body.fileUpTo : MOST_JSON_BYTES)
  if (bytes instanceof Problem) return bytes
  const refused = checkContentType(request, isFile ? 'file' : 'json', bytes.length === 0)
  if (refused) return refused
  if (isFile) return { bytes, value: { fileName: fileNameOf(request) || NAMELESS, bytes } satisfies SentFile }
  const read = readJson(bytes)
  if (read instanceof Problem) return read
  const value = parseInput(body, read.json)
  return value instanceof Problem ? value : { bytes, value }
}

/** The whole body, never more than `maxBytes` of it: the rest is not read. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array | Problem> {
  const tooLarge = new Problem(
    413,
    'too_large',
    `Cet envoi dépasse ${formatNumber(Math.floor(maxBytes / 1024))} Ko : envoyez-en moins à la fois.`,
  )
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let received = 0
  const deadline = performance.now() + LONGEST_MS
  const reader = request.body.getReader()
  try {
    for (;;) {
      const { done, value } = await withPatience(reader.read(), Math.min(SILENCE_MS, deadline - performance.now()))
      if (done) return Buffer.concat(chunks)
      received += value.byteLength
      if (received > maxBytes) return tooLarge
      chunks.push(value)
    }
  } catch {
    return new Problem(422, 'interrupted', 'L’envoi s’est interrompu avant la fin : recommencez-le.')
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

/** Whether the body's type is one that a call can read: JSON for most, anything but a form or JSON for a file's bytes. */
function checkContentType(request: Request, expected: 'json' | 'file', isEmpty: boolean): Problem | null {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (expected === 'json') {
    if (isEmpty || type === 'application/json') return null
    const detail = 'Envoyez du JSON, avec l’en-tête « Content-Type: application/json ».'
    return new Problem(415, 'unsupported_media_type', detail)
  }
  if (type !== 'application/json' && !type.startsWith('multipart/')) return null
  const detail =
    'Envoyez les octets du fichier tels quels, sans formulaire ni JSON autour, avec l’en-tête « Content-Type: application/octet-stream ».'
  return new Problem(415, 'unsupported_media_type', detail)
}

/** A JSON text of UTF-8 bytes; an empty body counts as `{}`. */
export function readJson(bytes: Uint8Array): { json: unknown } | Problem {
  if (bytes.length === 0) return { json: {} }
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown }
  } catch {
    return new Problem(422, 'malformed_json', 'Le contenu envoyé n’est pas du JSON en UTF-8 : vérifiez sa syntaxe.')
  }
}

/** Enough to correct a request by, and not its echo many times as long. */
const MOST_ERRORS = 100
const LONGEST_FIELD = 100

/** What the schema reads, or the problem that names each field, the first `MOST_ERRORS` of them. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> | Problem {
  const parsed = schema.safeParse(given, { error: (issue) => issueWords(issue).detail, reportInput: true })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap(fieldProblems).slice(0, MOST_ERRORS)
  return new Problem(422, 'invalid', 'Certaines valeurs sont à corriger : voyez « errors ».', { errors })
}

/**
 * A field is called by its last name, wherever it stands: `casPort` for `configuration.casPort`, `events` for the second of them. Where several shapes are
 * possible, tells the faults of the one that has the fewest.
 */
function fieldProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'invalid_union') {
    const [nearest = []] = [...issue.errors].sort((a, b) => a.length - b.length)
    if (nearest.length > 0) return nearest.flatMap(fieldProblems)
  }
  const named = { code: issueWords(issue).code, detail: issue.message }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => ({ field: cutWhole(field, LONGEST_FIELD), ...named }))
  const field = issue.path.findLast((one) => typeof one === 'string') ?? 'body'
  return [{ field: cutWhole(field, LONGEST_FIELD), ...named }]
}

/** What is wrong with one value, for programs and for people; a schema that has a sentence of its own keeps it. */
function issueWords(issue: z.core.$ZodRawIssue | z.core.$ZodIssue): Omit<FieldProblem, 'field'> {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { code: 'field_unknown', detail: 'Ce champ n’existe pas : retirez-le.' }
    case 'too_big':
      return issue.origin === 'string'
        ? { code: 'field_too_long', detail: `Ce texte est trop long : ${issue.maximum} caractères au plus.` }
        : { code: 'field_out_of_range', detail: `Cette valeur est trop grande : ${issue.maximum} au plus.` }
    case 'too_small':
      return { code: 'field_out_of_range', detail: `Cette valeur est trop petite : ${issue.minimum} au moins.` }
    default:
      if (issue.input === undefined) return { code: 'field_missing', detail: 'Ce champ manque : ajoutez-le.' }
      return {
        code: 'field_unreadable',
        detail:
          issue.code === 'invalid_value'
            ? `Valeurs possibles : ${issue.values.join(', ')}.`
            : 'Cette valeur n’a pas la forme attendue.',
      }
  }
}

/** `attachment; filename*=UTF-8''%C3%A9l%C3%A8ves.txt` is `élèves.txt`: RFC 6266, folders left out. */
export function fileNameOf(request: Request): string {
  const header = request.headers.get('content-disposition') ?? ''
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1]
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header)
  const name = (extended && decoded(extended)) ?? plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2] ?? ''
  return cleanFileName(name)
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
