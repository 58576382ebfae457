import { checkPublicHost } from '@/domain/configuration/check-public-host'
import { finding, proposable, type Finding, type FindingCode } from '@/domain/configuration/finding'

/** What PRONOTE.net adds by itself: with it in the base URL, every address it builds is wrong. */
const CAS_ENDPOINT = /\/(login|logout|validate|samlValidate|serviceValidate|proxyValidate|p3\/serviceValidate)\/*$/i

/** Checks the base URL of the CAS server: http(s), no query, no fragment, none of its pages, no slash at the end. */
export function checkCasUrl(typed: string | null): Finding[] {
  if (!typed) return []
  const error = (code: FindingCode, suggestion: string | null) => [
    finding(code, 'error', ['casUrl'], { suggestion: proposable(suggestion, checkCasUrl), params: { value: typed } }),
  ]
  if (!isWebUrl(typed)) return error('cas_url_malformed', webUrlMeant(typed))
  const base = typed.replace(/[?#].*$/, '')
  const corrected = base.replace(CAS_ENDPOINT, '').replace(/\/+$/, '')
  if (base !== typed) return error('cas_url_with_query', corrected)
  if (CAS_ENDPOINT.test(base)) return error('cas_url_with_endpoint', corrected)
  if (corrected !== base) return error('cas_url_trailing_slash', corrected)
  if (/^https:/i.test(typed)) return []
  return [finding('cas_url_http', 'warning', ['casUrl'], { suggestion: typed.replace(/^http:/i, 'https:') })]
}

/** Checks the address of a reverse proxy: reached by users and by the CAS server, so its host must be public too. */
export function checkServiceUrl(typed: string | null, options: { sampleAllowed: boolean }): Finding[] {
  if (!typed) return []
  const params = { value: typed }
  const check = (other: string) => checkServiceUrl(other, options)
  const error = (code: FindingCode, suggestion: string | null) => [
    finding(code, 'error', ['customServiceUrl'], { suggestion: proposable(suggestion, check), params }),
  ]
  if (!isWebUrl(typed)) return error('service_url_malformed', webUrlMeant(typed))
  const base = typed.replace(/[?#].*$/, '')
  if (base !== typed) return error('service_url_with_query', base)
  const host = checkPublicHost(writtenHost(typed), 'customServiceUrl', options)
  if (host.length > 0) return host
  if (!typed.endsWith('/')) {
    return [
      finding('service_url_no_trailing_slash', 'warning', ['customServiceUrl'], { suggestion: `${typed}/`, params }),
    ]
  }
  if (/^https:/i.test(typed)) return []
  return [finding('service_url_http', 'warning', ['customServiceUrl'], { params })]
}

function isWebUrl(text: string): boolean {
  return /^https?:\/\/[^\s\\@]+$/i.test(text) && URL.canParse(text)
}

/** The host as typed: `URL` would rewrite `0x7f.1` into 127.0.0.1, and the sentence must quote what is on screen. */
function writtenHost(url: string): string {
  const authority = url.replace(/^https?:\/\//i, '').split('/')[0] ?? ''
  return authority.replace(/:\d*$/, '')
}

/** `cas.ent.fr/cas` was meant as `https://cas.ent.fr/cas`. */
function webUrlMeant(text: string): string | null {
  const meant = `https://${text.replace(/^[a-z]*:?\/+/i, '')}`
  return isWebUrl(meant) && /^https:\/\/[^/]+\.[^/]+/.test(meant) ? meant : null
}
