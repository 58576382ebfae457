import { NextResponse, type NextRequest } from 'next/server'
import { isOwnOrigin } from '@/server/own-origin'

/** Gives each page a content security policy of its own: nothing runs or styles it but what carries its nonce. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-asked-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('Content-Security-Policy', policy)
  const origin = ownOriginOf(request)
  // Next compares the two by itself, and knows no other name of this server than the one it was called by.
  if (origin !== null) headers.set('x-forwarded-host', new URL(origin).host)
  const response = answerTo(request, headers)
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('X-Content-Type-Options', 'nosniff')
  response.headers.set('X-Frame-Options', 'DENY')
  response.headers.set('Referrer-Policy', 'same-origin')
  response.headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  return response
}

function answerTo(request: NextRequest, headers: Headers): NextResponse {
  if (isForeignForm(request)) return refuseForeign()
  if (!isDecodable(request.nextUrl.pathname)) return refuseUnreadable(request.nextUrl.pathname)
  return NextResponse.next({ request: { headers } })
}

/** A form that a page of another site posted here. Without `Origin`, no browser sent it. */
function isForeignForm({ method, headers, nextUrl }: NextRequest): boolean {
  const isPosted = method !== 'GET' && method !== 'HEAD'
  return isPosted && headers.has('origin') && !nextUrl.pathname.startsWith('/api/') && !isOwnOrigin(headers)
}

/** What page of this server posted, if one did. */
function ownOriginOf({ headers }: NextRequest): string | null {
  return isOwnOrigin(headers) ? headers.get('origin') : null
}

const FOREIGN_FORM =
  'Ce formulaire ne vient pas d’une page de Passerelle\u00a0: rien n’a été fait. Ouvrez cette page dans Passerelle, puis envoyez-le de nouveau.\n\nSi vous étiez dans Passerelle, son adresse n’est pas celle que ce serveur connaît\u00a0: réglez APP_URL, ou faites transmettre l’en-tête Host par le proxy.\n'

/** Next itself answers a server action of another site with a bare error 500. Not a page of ours: the form is not read. */
function refuseForeign(): NextResponse {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
  return new NextResponse(FOREIGN_FORM, { status: 403, headers })
}

const UNREADABLE = 'Rien n’existe à cette adresse\u00a0: elle contient des caractères qui ne sont pas un texte.'

/** Next itself answers an address that is no UTF-8 with a bare error, and so does every page after it. */
function refuseUnreadable(pathname: string): NextResponse {
  const headers = { 'Cache-Control': 'no-store' }
  if (!pathname.startsWith('/api/v1/')) {
    const text = { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }
    return new NextResponse(`${UNREADABLE}\n`, { status: 404, headers: text })
  }
  const problem = { status: 404, code: 'not_found', title: 'Introuvable', detail: UNREADABLE }
  const json = { ...headers, 'Content-Type': 'application/problem+json' }
  return new NextResponse(JSON.stringify(problem), { status: 404, headers: json })
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' ${development ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

// Files are posted to «depot» handlers, streamed: a proxy would cut their bodies at 10 MB.
export const config = {
  matcher: [
    '/((?!_next/static/|_next/image$|icon\\.svg$|api/v1/|api/sante$|administration/(?:annuaire|listes)/depot$|etablissements/[^/]+/identifiants/(?:ent/)?depot$).*)',
    // None of those has a reason to be written so: it may be no text.
    '/(.*%.*)',
  ],
}
