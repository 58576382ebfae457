import 'server-only'
import type { z } from 'zod'

/** A file sent as the body itself, under the name that `Content-Disposition` gives; empty when it gives none. */
export type SentFile = { fileName: string; bytes: Uint8Array }

/** The contract of one call: what parses it, and what documents it. */
export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api/v1`, `{uai}` standing for what changes. */
  path: string
  summary: string
  query?: z.ZodObject
  /** A file is sent as the body itself, never larger than this. */
  body?: z.ZodType | { fileUpTo: number }
  answer: z.ZodType | 'csv' | 'nothing'
  status: 200 | 201 | 204
}

/** What the ladder hands on, and what it wants back, as the contract says. */
export type QueryOf<C> = C extends { query: infer Query extends z.ZodType } ? z.output<Query> : undefined
export type BodyOf<C> = C extends { body: infer Body }
  ? Body extends z.ZodType
    ? z.output<Body>
    : SentFile
  : undefined
export type AnswerOf<C extends Call> = C['answer'] extends z.ZodType
  ? z.input<C['answer']>
  : C['answer'] extends 'csv'
    ? CsvFile
    : null

export type CsvFile = { fileName: string; csv: string }

type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
export type ParamsOf<C extends Call> = Record<NamesIn<C['path']>, string>
