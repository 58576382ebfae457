import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { GET } from '@/app/api/v1/openapi.json/route'
import { API_CALLS, type AnyJson } from '@/tests/builders/api'

async function read(): Promise<AnyJson> {
  const response = GET()
  expect(response.headers.get('content-type')).toBe('application/json')
  return response.json()
}

test('the document describes every call, and no other', async () => {
  const document = await read()
  expect(document.openapi).toBe('3.1.0')
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as object).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
  )
  const calls = API_CALLS.map(([name, { method, path }]) => `${name} ${method.toLowerCase()} ${path}`)
  expect(described.sort()).toEqual(calls.sort())
})

test('the document is valid by the schema of OpenAPI 3.1 itself', async () => {
  expect(await new Validator().validate(await read())).toMatchObject({ valid: true })
})

test('every reference leads somewhere, and every parameter of a path is described', async () => {
  const document = await read()
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
  expect(references.length).toBeGreaterThan(20)
  for (const [, name] of references) expect(Object.keys(document.components.schemas)).toContain(name)
  for (const [path, methods] of Object.entries<AnyJson>(document.paths)) {
    for (const { parameters } of Object.values<AnyJson>(methods)) {
      const described = parameters.filter((one: AnyJson) => one.in === 'path').map((one: AnyJson) => one.name)
      expect(described).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    }
  }
})

test('no schema is left to guess', async () => {
  const { components, paths } = await read()
  const empty = JSON.stringify({ components, paths }).matchAll(/"([^"]+)":\{\}/g)
  expect(new Set([...empty].map(([, name]) => name))).toEqual(new Set(['properties', 'application/octet-stream']))
})
