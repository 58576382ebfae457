import { unaccented } from '@/lib/unaccented'

export const ESTABLISHMENT_KINDS = ['college', 'lycee', 'lycee_pro', 'erea', 'other'] as const

export type EstablishmentKind = (typeof ESTABLISHMENT_KINDS)[number]

/** Natures of the directory by number; the type says the rest. */
const KIND_OF_NATURE: Record<string, EstablishmentKind | undefined> = {
  '300': 'lycee',
  '301': 'lycee',
  '302': 'lycee',
  '306': 'lycee',
  '320': 'lycee_pro',
  '340': 'college',
  '370': 'erea',
}

const KIND_OF_TYPE: Record<string, EstablishmentKind | undefined> = {
  college: 'college',
  lycee: 'lycee',
  erea: 'erea',
}

/**
 * The kind of a row of the directory, or `null` when it is no secondary school (a primary school, an office, a
 * medical institution…). The type decides who is secondary, the finer nature tells a lycée professionnel apart.
 * `establishmentKind({ type: 'Lycée', natureCode: '320', nature: 'LYCEE PROFESSIONNEL' })` is `lycee_pro`.
 */
export function establishmentKind(row: { type: string; natureCode: string; nature: string }): EstablishmentKind | null {
  const type = KIND_OF_TYPE[unaccented(row.type).trim()]
  if (!type) return null
  const nature = unaccented(row.nature).trim()
  if (nature.startsWith('lycee professionnel')) return 'lycee_pro'
  return KIND_OF_NATURE[row.natureCode.trim()] ?? type
}
