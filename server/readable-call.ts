import 'server-only'
import { z } from 'zod'

/** Beyond, Next itself refuses the body of an action: see `bodySizeLimit`. */
const MOST_BYTES = 1024 * 1024
/** The arguments, a state, what a search found, one record of it. */
const MOST_DEPTH = 6

const calledSchema = z.object({ id: z.string(), bound: z.literal(['$@1', null]).optional() })

/**
 * Whether a posted form, or a call by JavaScript, says of its action only what pages of this server make a browser say:
 * which one, and plain arguments before the form. React reads them before any action can, and fails on anything else with
 * an error 500; what it can read, each action judges by itself.
 */
export async function isReadableCall(request: Request): Promise<boolean> {
  const isFetched = request.headers.has('next-action')
  const isMultipart = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false
  if (!isFetched && !isMultipart) return true
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return true
  if (!isMultipart) return isArguments(await request.text())
  const form = await request.formData().catch(() => null)
  if (!form) return false
  return isFetched ? isArguments(form.get('0'), true) : [...form.keys()].every((name) => isReadable(form, name))
}

/** By a form without JavaScript: `$ACTION_REF_3` calls `$ACTION_3:0` with the arguments `$ACTION_3:1`. */
function isReadable(form: FormData, name: string): boolean {
  const [, number] = /^\$ACTION_REF_(.*)$/.exec(name) ?? []
  if (number === undefined) return true
  const called = calledSchema.safeParse(parsed(form.get(`$ACTION_${number}:0`)))
  if (!called.success) return false
  return !called.data.bound || isArguments(form.get(`$ACTION_${number}:1`))
}

/** A list; its last one may be the form itself, which React calls `$K1`. */
function isArguments(text: FormDataEntryValue | null, mayEndWithForm = false): boolean {
  const values = parsed(text)
  if (!Array.isArray(values)) return false
  const last: unknown = values.at(-1)
  const isForm = mayEndWithForm && typeof last === 'string' && /^\$K[0-9a-f]+$/.test(last)
  return isPlain(isForm ? values.slice(0, -1) : values, MOST_DEPTH)
}

/** Without any of React's references, which begin with a dollar; a text that does is written with two. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !value.startsWith('$') || value.startsWith('$$') || value === '$undefined'
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((one) => isPlain(one, depth - 1))
}

function parsed(text: FormDataEntryValue | null): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
