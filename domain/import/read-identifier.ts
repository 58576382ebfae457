import type { ErrorParams } from '@/domain/import/finding'
import { accept, refuse, type Result } from '@/lib/result'

type IdentifierRefusal = {
  [Rule in 'missing_identifier' | 'identifier_format' | 'identifier_foreign_letter']: {
    reason: Rule
    params: ErrorParams[Rule]
  }
}[keyof Pick<ErrorParams, 'missing_identifier' | 'identifier_format' | 'identifier_foreign_letter'>]

export type ReadIdentifier = {
  identifier: string
  /** Something was changed: spaces taken out, lower case raised. */
  normalised: boolean
  /** 0, 1, I, L or O, which no known identifier holds: likely a slip, never an error by itself. */
  lookAlikes: string[]
}

/** The form of every identifier seen so far. */
const COMMON = /^[2-9A-HJKMNP-Z]{16}$/
const LOOK_ALIKES = /[01ILO]/g
/** Letters drawn like a Latin capital, by script, in the same order as `LATIN`. */
const FOREIGN = {
  cyrillic: ['АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX'],
  greek: ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
} as const

/**
 * A PRONOTE identifier: 16 letters or digits once spaces are taken out and case is raised.
 * `readIdentifier('  kqs98rpc4fnvazu7 ')` is `KQS98RPC4FNVAZU7`, normalised.
 */
export function readIdentifier(cell: string): Result<ReadIdentifier, IdentifierRefusal> {
  if (COMMON.test(cell)) return accept({ identifier: cell, normalised: false, lookAlikes: [] })
  const identifier = cell.replace(/[\s\u200b\p{Cc}\p{Cf}]+/gu, '').toUpperCase()
  if (identifier === '') return refuse({ reason: 'missing_identifier', params: {} })
  if (/^[A-Z0-9]{16}$/.test(identifier)) {
    const lookAlikes = [...new Set(identifier.match(LOOK_ALIKES) ?? [])]
    return accept({ identifier, normalised: identifier !== cell, lookAlikes })
  }
  const characters = [...identifier]
  for (const character of characters) {
    const foreign = foreignLetter(character)
    if (foreign) return refuse({ reason: 'identifier_foreign_letter', params: { character, ...foreign } })
  }
  const strange = [...new Set(characters.filter((character) => !/[A-Z0-9]/.test(character)))].slice(0, 5)
  return refuse({ reason: 'identifier_format', params: { length: characters.length, strange } })
}

function foreignLetter(character: string): { looksLike: string; script: 'cyrillic' | 'greek' } | null {
  for (const script of ['cyrillic', 'greek'] as const) {
    const [letters, latin] = FOREIGN[script]
    const index = letters.indexOf(character)
    if (index !== -1) return { looksLike: latin.charAt(index), script }
  }
  return null
}
