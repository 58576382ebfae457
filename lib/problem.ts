import { z } from 'zod'
import { frenchSpaces } from '@/lib/french-spaces'

/** What programs receive instead of an answer: RFC 9457, with a code for them and sentences for people. */
export const problemSchema = z.strictObject({
  status: z.int(),
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
  /** With `version_conflict`: the version to read again. */
  version: z.int().optional(),
  /** With `internal_error`: what the server's log calls it. */
  id: z.string().optional(),
})

export type FieldProblem = { field: string; code: string; detail: string }

const TITLES = {
  401: 'Jeton absent ou refusé',
  403: 'Action non permise',
  404: 'Introuvable',
  405: 'Méthode non prévue',
  409: 'L’état actuel ne le permet pas',
  413: 'Contenu trop volumineux',
  415: 'Type de contenu non pris en charge',
  422: 'Demande à corriger',
  429: 'Trop de demandes',
  500: 'Erreur inattendue',
} as const

type ProblemStatus = keyof typeof TITLES

type ProblemOptions = {
  title?: string
  errors?: FieldProblem[]
  version?: number
  id?: string
  headers?: Record<string, string>
}

/** A foreseen refusal of the API, or what is told of an unforeseen one. */
export class Problem {
  constructor(
    readonly status: ProblemStatus,
    readonly code: string,
    readonly detail: string,
    readonly options: ProblemOptions = {},
  ) {}

  toResponse(): Response {
    const { title = TITLES[this.status], errors, version, id, headers } = this.options
    const body: z.input<typeof problemSchema> = {
      status: this.status,
      code: this.code,
      title: frenchSpaces(title),
      detail: frenchSpaces(this.detail),
      ...(errors && { errors: errors.map((error) => ({ ...error, detail: frenchSpaces(error.detail) })) }),
      ...(version !== undefined && { version }),
      ...(id !== undefined && { id }),
    }
    return new Response(JSON.stringify(body), {
      status: this.status,
      headers: { ...API_HEADERS, ...headers, 'Content-Type': 'application/problem+json' },
    })
  }
}

/** On every answer of the API: nothing is kept on the way, nothing is guessed of its type. */
export const API_HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } as const
