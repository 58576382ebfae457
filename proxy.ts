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
  const isForeign = isForeignForm(request)
  // Next answers a server action of another site with a bare error 500: without these, it is none.
  if (isForeign) for (const name of ['content-type', 'next-action']) headers.delete(name)
  const elsewhere = isForeign ? '/formulaire-etranger' : nowhere(request.nextUrl.pathname)
  const response = elsewhere
    ? NextResponse.rewrite(new URL(elsewhere, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('X-Content-Type-Options', 'nosniff')
  response.headers.set('X-Frame-Options', 'DENY')
  response.headers.set('Referrer-Policy', 'same-origin')
  response.headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  return response
}

/** A form that a page of another site posted here: it is answered that nothing is there. Without `Origin`, no browser sent it. */
function isForeignForm({ method, headers, nextUrl }: NextRequest): boolean {
  const isPosted = method !== 'GET' && method !== 'HEAD'
  return isPosted && headers.has('origin') && !nextUrl.pathname.startsWith('/api/') && !isOwnOrigin(headers)
}

/** Where an address that is no UTF-8 leads, null for any other: Next itself answers it with a bare error. */
function nowhere(pathname: string): string | null {
  if (isDecodable(pathname)) return null
  return pathname.startsWith('/api/v1/') ? '/api/v1/adresse-illisible' : '/adresse-illisible'
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
