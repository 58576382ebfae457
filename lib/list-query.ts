import { cutWhole } from '@/lib/cut-whole'

type Parameter = string | string[] | undefined

const TEXT_MAX_LENGTH = 100

/** The text searched for in a list, as the address says it: `?q=…`; without NUL, which the database refuses. */
export function searchedText(parameter: Parameter): string {
  return typeof parameter === 'string' ? cutWhole(parameter.replaceAll('\0', '').trim(), TEXT_MAX_LENGTH) : ''
}

/** The page of a list, from 1, as the address says it: `?page=3`; anything else is the first. */
export function listedPage(parameter: Parameter): number {
  return typeof parameter === 'string' && /^[1-9]\d{0,5}$/.test(parameter) ? Number(parameter) : 1
}

/** The address of a page of a list: `/administration/comptes?q=martin&page=2`, without what is left to its default. */
export function listHref(path: string, { text, page }: { text: string; page: number }): string {
  const parameters = new URLSearchParams([
    ...(text ? [['q', text]] : []),
    ...(page > 1 ? [['page', String(page)]] : []),
  ])
  return parameters.size > 0 ? `${path}?${parameters.toString()}` : path
}
