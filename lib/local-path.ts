const HERE = 'http://here.invalid'

/**
 * An address asked for in a form, if it stays on this site: `/compte?a=1` is itself; `//evil.example`, `/\evil.example`
 * and `https://evil.example` are `null`. Browsers drop tabs and line ends before they read an address, and so does `URL`.
 */
export function localPath(text: string | null | undefined): string | null {
  if (!text?.startsWith('/') || !URL.canParse(text, HERE)) return null
  const url = new URL(text, HERE)
  const isWithin = url.origin === HERE && !url.pathname.startsWith('//')
  return isWithin ? url.pathname + url.search : null
}
