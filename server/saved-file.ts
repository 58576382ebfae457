import 'server-only'

/** Bytes or text to be saved under this name (letters, digits, `-`, `.`, `_`), kept by no cache. */
export function savedFile(fileName: string, content: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(content, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** The same of a CSV. */
export function csvFile(fileName: string, csv: string): Response {
  return savedFile(fileName, csv, 'text/csv; charset=utf-8')
}

/** The same of what reads as JSON, laid out for people to read too. */
export function jsonFile(fileName: string, content: object): Response {
  return savedFile(fileName, JSON.stringify(content, null, 2), 'application/json')
}
