import { academyOfDepartment } from '@/domain/establishment/academies'
import { parseTelephone } from '@/domain/establishment/contact'
import { departmentOfUai, parseDepartment, type DepartmentCode } from '@/domain/establishment/department'
import { establishmentKind, type EstablishmentKind } from '@/domain/establishment/establishment-kind'
import { parseUai, type Uai } from '@/domain/establishment/uai'
import { legible } from '@/lib/legible'
import { unaccented } from '@/lib/unaccented'

export const REQUIRED_COLUMNS = [
  'identifiant_de_l_etablissement',
  'nom_etablissement',
  'type_etablissement',
  'nom_commune',
  'code_departement',
] as const
const OPTIONAL_COLUMNS = [
  'adresse_1',
  'adresse_2',
  'adresse_3',
  'code_postal',
  'code_nature',
  'libelle_nature',
  'etat',
  'mail',
  'telephone',
] as const

type Column = (typeof REQUIRED_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number]
export type DirectoryRow = Partial<Record<Column, string>>

/** A secondary school of the open-data directory. */
export type DirectoryEntry = {
  uai: Uai
  name: string
  /** Street lines, without town; `null` when the directory has none. */
  address: string | null
  postalCode: string | null
  city: string
  department: DepartmentCode
  /** The ministry's code (`16`); `null` outside the thirty académies. */
  academy: string | null
  kind: EstablishmentKind
  /** Announced as about to close (`A FERMER`). */
  closing: boolean
  email: string | null
  telephone: string | null
}

/** Why a row is left out, with what stands in its first column. */
export type RowFault = { uai: string } & (
  | { reason: 'malformed' }
  | { reason: 'no_name' }
  | { reason: 'unknown_department' }
  | { reason: 'wrong_letter'; expected: string }
)

export type ReadRow =
  { outcome: 'secondary'; entry: DirectoryEntry } | { outcome: 'other' } | { outcome: 'invalid'; fault: RowFault }

const COLUMNS: readonly string[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS]

/** The technical name of a header cell: `"Identifiant_de_l_etablissement"` and `Code département` are recognised too. */
export function directoryColumn(label: string): Column | null {
  const name = unaccented(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
  return COLUMNS.includes(name) ? (name as Column) : null
}

/** Reads one row: a secondary school, another kind of establishment (schools, offices), or a fault that is named. */
export function readDirectoryRow(row: DirectoryRow): ReadRow {
  const kind = establishmentKind({
    type: row.type_etablissement ?? '',
    natureCode: row.code_nature ?? '',
    nature: row.libelle_nature ?? '',
  })
  if (!kind) return { outcome: 'other' }

  const typedUai = spaced(row.identifiant_de_l_etablissement)
  const invalid = (fault: RowFault): ReadRow => ({ outcome: 'invalid', fault })
  const uai = parseUai(typedUai)
  if (!uai.ok) return invalid({ uai: typedUai, ...uai.refusal })
  const name = spaced(row.nom_etablissement)
  if (!name) return invalid({ uai: typedUai, reason: 'no_name' })
  const department = parseDepartment(row.code_departement ?? '') ?? departmentOfUai(uai.value)
  if (!department) return invalid({ uai: typedUai, reason: 'unknown_department' })

  return {
    outcome: 'secondary',
    entry: {
      uai: uai.value,
      name,
      address: [row.adresse_1, row.adresse_2, row.adresse_3].map(spaced).filter(Boolean).join(', ') || null,
      postalCode: parsePostalCode(row.code_postal),
      city: spaced(row.nom_commune),
      department,
      academy: academyOfDepartment(department)?.code ?? null,
      kind,
      closing: /fermer/i.test(row.etat ?? ''),
      email: spaced(row.mail) || null,
      telephone: parseTelephone(row.telephone ?? ''),
    },
  }
}

/** Five digits; spreadsheets drop the zero that begins those of the first nine départements. */
function parsePostalCode(text = ''): string | null {
  const digits = text.trim()
  return /^\d{4,5}$/.test(digits) ? digits.padStart(5, '0') : null
}

/** Towns come with double and trailing spaces; what cannot be seen is refused by the database. */
function spaced(text: string | undefined): string {
  return legible(text ?? '').replace(/\s+/g, ' ')
}
