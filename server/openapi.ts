import 'server-only'
import { z } from 'zod'
import type { Call } from '@/server/api-call'
import { problemSchema } from '@/lib/problem'

type Json = Record<string, unknown>

/** Without what zod adds of its own: the bounds of JavaScript's numbers, and patterns beside formats that say the same. */
const AS_SENT: z.core.ToJSONSchemaParams = {
  io: 'input',
  override: ({ jsonSchema }) => {
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern
  },
}

const DIALECT = 'https://spec.openapis.org/oas/3.1/dialect/base'

/**
 * The OpenAPI 3.1 document of the calls, made from the schemas that parse them. Each body has a name among `named`.
 * It holds no data: anybody may read it.
 */
export function openApiDocument(calls: Record<string, Call>, named: Record<string, z.ZodType>): Json {
  const names = new Map<unknown, string>([[problemSchema, 'Problem']])
  for (const [name, schema] of Object.entries(named)) names.set(schema, name)
  const paths: Record<string, Json> = {}
  for (const [operationId, call] of Object.entries(calls)) {
    paths[call.path] = { ...paths[call.path], [call.method.toLowerCase()]: operation(operationId, call, names) }
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: DIALECT,
    info: {
      title: 'Passerelle',
      version: '1',
      description: 'Connects each school’s PRONOTE to its ENT. Sentences for people are in French, names in English.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Begins with `psr_`. Made on the page «Compte».' },
      },
      schemas: componentSchemas({ ...named, Problem: problemSchema }),
    },
  }
}

/** What is sent is documented as it is sent, before it is trimmed or completed. */
function componentSchemas(named: Record<string, z.ZodType>): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { ...AS_SENT, uri: (id) => `#/components/schemas/${id}` })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutAddress(schema)]))
}

function withoutAddress(schema: Json): Json {
  const { $schema: _dialect, $id: _address, id: _name, ...rest } = schema
  return rest
}

function operation(operationId: string, call: Call, names: Map<unknown, string>): Json {
  return {
    operationId,
    summary: call.summary,
    parameters: [...pathParameters(call), ...queryParameters(call), ...headerParameters(call)],
    ...(call.body && { requestBody: requestBody(call.body, names) }),
    responses: {
      [call.status]: { description: 'Done', ...answered(call.answer, names) },
      default: {
        description: 'Refused (RFC 9457)',
        content: { 'application/problem+json': { schema: reference(problemSchema, names) } },
      },
    },
  }
}

function pathParameters({ path }: Call): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: Call): Json[] {
  if (!query) return []
  const { properties = {} } = z.toJSONSchema(query, AS_SENT)
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}

function headerParameters({ method, body }: Call): Json[] {
  const key = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 255 } }
  const file = { name: 'Content-Disposition', in: 'header', required: false, schema: { type: 'string' } }
  return [...(method === 'POST' ? [key] : []), ...(body && 'fileUpTo' in body ? [file] : [])]
}

function requestBody(body: NonNullable<Call['body']>, names: Map<unknown, string>): Json {
  if ('fileUpTo' in body) return { required: true, content: { 'application/octet-stream': {} } }
  const required = !body.safeParse({}).success
  return { required, content: { 'application/json': { schema: reference(body, names) } } }
}

function answered(answer: Call['answer'], names: Map<unknown, string>): Json {
  if (answer === 'nothing') return {}
  if (answer === 'csv') return { content: { 'text/csv': { schema: { type: 'string' } } } }
  return { content: { 'application/json': { schema: reference(answer, names) } } }
}

function reference(schema: z.ZodType, names: Map<unknown, string>): Json {
  const name = names.get(schema)
  if (name === undefined) throw new Error('A body of the API has no name among the schemas of its document.')
  return { $ref: `#/components/schemas/${name}` }
}
