import type { Encoding } from '@/domain/lists/decode-text'
import type { Separator } from '@/domain/lists/detect-separator'
import type { ListFormat, Outside, OutsideKind } from '@/domain/lists/pronote-list'
import type { Column, Field } from '@/domain/lists/recognise-columns'
import { formatNumber } from '@/lib/numbers'
import { counted } from '@/lib/plural'

export const ENCODING_LABELS = {
  'utf-16le': 'UTF-16 (export texte de PRONOTE)',
  'utf-16be': 'UTF-16 gros-boutiste',
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
} satisfies Record<Encoding, string>

export const FORMAT_LABELS = {
  text: 'Texte',
  xml: 'Export XML de PRONOTE',
  xlsx: 'Classeur XLSX',
  ods: 'Classeur ODS',
} satisfies Record<ListFormat, string>

export const SEPARATOR_LABELS = {
  '\t': 'tabulation',
  ';': 'point-virgule',
  ',': 'virgule',
} satisfies Record<Separator, string>

const OUTSIDE_LABELS = {
  title: ['ligne avant le tableau', 'lignes avant le tableau'],
  total: ['ligne de total', 'lignes de total'],
  header: ['ligne qui répète les titres', 'lignes qui répètent les titres'],
} as const satisfies Record<OutsideKind, readonly [string, string]>

/** Lines that were taken for no row, kind by kind: they are no people, and count nowhere. */
export function outsideLines(outside: Outside | undefined): string[] {
  if (!outside) return []
  return (Object.keys(OUTSIDE_LABELS) as OutsideKind[]).flatMap((kind) => {
    const { count, lines } = outside[kind]
    if (count === 0) return []
    const [one, many] = OUTSIDE_LABELS[kind]
    const more = count > lines.length ? '…' : ''
    return [`${counted(count, one, many)} (n° ${lines.map(formatNumber).join(', ')}${more})`]
  })
}

export const FIELD_LABELS = {
  pronoteId: 'Identifiant PRONOTE',
  casId: 'Identifiant CAS',
  entId: 'identifiant de l’ENT',
  loginId: 'identifiant de connexion',
  lastName: 'nom',
  firstName: 'prénom',
  className: 'classe',
  mainClass: 'classe du professeur principal',
  level: 'niveau',
  civility: 'civilité',
  function: 'fonction',
  subject: 'discipline',
  birthDate: 'date de naissance',
  nationalId: 'numéro national',
  pupils: 'élèves rattachés',
  uai: 'établissement (UAI)',
  guardian: 'responsable de l’élève',
} satisfies Record<Field, string>

/** Fields that an import keeps; the others only help to recognise the list. */
const KEPT_FIELDS: readonly Field[] = ['pronoteId', 'casId', 'lastName', 'firstName', 'className']

/** What a column of the list is taken for, and whether its values are kept. */
export function describeColumn({ header, field, duplicate }: Column): {
  header: string
  meaning: string
  kept: boolean
} {
  const shown = header === '' ? 'colonne sans titre' : header
  if (duplicate) return { header: shown, meaning: 'en double : la première est utilisée', kept: false }
  if (field === null) return { header: shown, meaning: 'non utilisée', kept: false }
  return { header: shown, meaning: FIELD_LABELS[field], kept: KEPT_FIELDS.includes(field) }
}
