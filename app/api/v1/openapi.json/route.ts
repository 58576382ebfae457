import { CALLS, NAMED_SCHEMAS } from '@/features/api/schemas'
import { API_HEADERS } from '@/lib/problem'
import { onlyAllows } from '@/server/api'
import { openApiDocument } from '@/server/openapi'

const text = JSON.stringify(openApiDocument(CALLS, NAMED_SCHEMAS))

export function GET(): Response {
  return new Response(text, { headers: { ...API_HEADERS, 'Content-Type': 'application/json' } })
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('GET')
