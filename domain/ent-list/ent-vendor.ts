import { normaliseHeader } from '@/domain/lists/recognise-columns'

/** Who makes an ENT, as far as the list of its logins has a form of its own. */
export const ENT_VENDORS = [
  'kosmos',
  'itslearning',
  'open_ent_ng',
  'itop',
  'logica',
  'netocentre',
  'toutatice',
] as const

export type EntVendor = (typeof ENT_VENDORS)[number]

/** Columns from 0. `hasHeader`: the first line holds titles. */
export type EntLayout = { hasHeader: boolean; id: number; lastName: number; firstName: number }

/**
 * Where each vendor writes what, for lists whose titles do not tell; null where the titles always do. Source: the table
 * of connectors of SACoche, which reads these same files.
 */
export const LAYOUTS: Record<EntVendor, EntLayout | null> = {
  kosmos: null,
  itslearning: { hasHeader: true, id: 4, lastName: 2, firstName: 3 },
  open_ent_ng: { hasHeader: true, id: 5, lastName: 3, firstName: 4 },
  itop: { hasHeader: true, id: 0, lastName: 1, firstName: 2 },
  logica: { hasHeader: true, id: 0, lastName: 3, firstName: 4 },
  netocentre: { hasHeader: true, id: 0, lastName: 2, firstName: 3 },
  toutatice: { hasHeader: false, id: 2, lastName: 0, firstName: 1 },
}

const SIGNS: [RegExp, EntVendor][] = [
  [/\b(kosmos|skolengo|k d ecole)\b/, 'kosmos'],
  [/\bits ?learning\b/, 'itslearning'],
  [/\b(open ?ent|edifice|webeducation|opendigitaleducation)\b/, 'open_ent_ng'],
  [/\b(itop|oze)\b/, 'itop'],
  [/\b(logica|lilie|celi)\b/, 'logica'],
  [/\b(recia|net ?o ?centre)\b/, 'netocentre'],
  [/\btoutatice\b/, 'toutatice'],
]

/** The vendor that an ENT's own description tells, null when it does not: `vendorOf('GIP Recia')` is `'netocentre'`. */
export function vendorOf(...descriptions: string[]): EntVendor | null {
  const text = normaliseHeader(descriptions.join(' '))
  return SIGNS.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
