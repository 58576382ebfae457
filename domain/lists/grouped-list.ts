import { parseUai, type Uai, type UaiRefusal } from '@/domain/establishment/uai'
import type { KeptRows } from '@/domain/lists/kept-rows'
import type { ListRefusal } from '@/domain/lists/list-refusal'
import { MAX_ESTABLISHMENT_ROWS, type PronoteList } from '@/domain/lists/pronote-list'
import type { Column } from '@/domain/lists/recognise-columns'
import { accept, refuse, type Result } from '@/lib/result'
import type { Slices } from '@/lib/slices'

const MAX_GROUP_ESTABLISHMENTS = 2_000
const LINES_NAMED = 5
/** Digits with a letter or two. */
const NEARLY_UAI = /^[A-Z]?\d{5,8}[A-Z]{0,2}$/i

export type GroupRefusal =
  | ListRefusal
  | { reason: 'no_uai_column'; columns: string[] }
  | { reason: 'too_many_establishments'; max: number }
  /** Each is read as a list of its own, and as long as one at the most. */
  | { reason: 'establishment_too_long'; uai: Uai; max: number }

/** Rows that name no establishment: what they say instead, how many they are, where the first ones stand. */
export type Unplaced = { written: string; why: UaiRefusal; rows: number; lines: number[] }

/** A list of several establishments: what was recognised of it, and the rows of each (`partOfList`). */
export type GroupedList = Omit<PronoteList, 'rows' | 'outside' | 'unrecognised'> & {
  rows: number
  establishments: ReadonlyMap<Uai, KeptRows>
  unplaced: Unplaced[]
}

/** Reads such a list as it comes. */
export type GroupReader = {
  /** False once the list is known to be refused: what follows need not come. */
  push: (bytes: Uint8Array) => boolean
  end: () => Slices<Result<GroupedList, GroupRefusal>>
}

/** The index of the column that tells whose a row is. */
export function findUaiColumn(
  columns: readonly Column[],
): Result<number, { reason: 'no_uai_column'; columns: string[] }> {
  const at = columns.findIndex(({ field }) => field === 'uai')
  return at === -1 ? refuse({ reason: 'no_uai_column', columns: columns.map(({ header }) => header) }) : accept(at)
}

/** Finds the keeper of each row by what it has for a UAI; rows that name no establishment are counted. */
export function sortByEstablishment<Keeper extends KeptRows>(newKeeper: () => Keeper) {
  const keepers = new Map<Uai, Keeper>()
  const places = new Map<string, { keeper: Keeper; uai: Uai } | { unplaced: Unplaced }>()
  const unplaced: Unplaced[] = []
  let rows = 0
  let tooLong: Uai | null = null

  function placeOf(written: string) {
    const known = places.get(written)
    if (known) return known
    const uai = parseUai(written)
    const place = uai.ok
      ? { keeper: keeperOf(uai.value), uai: uai.value }
      : { unplaced: unplacedAs(written, uai.refusal) }
    places.set(written, place)
    return place
  }

  function keeperOf(uai: Uai): Keeper {
    const keeper = keepers.get(uai) ?? newKeeper()
    keepers.set(uai, keeper)
    return keeper
  }

  /** A column taken for the UAI by mistake may hold names: what is not written nearly like one is not repeated. */
  function unplacedAs(written: string, why: UaiRefusal): Unplaced {
    const shown = NEARLY_UAI.test(written.trim()) ? written.trim() : ''
    const known = unplaced.find((one) => one.written === shown)
    if (known) return known
    const place = { written: shown, why, rows: 0, lines: [] }
    unplaced.push(place)
    return place
  }

  return {
    /** Null for a row that names no establishment. */
    keeperFor: (written: string, line: number): Keeper | null => {
      rows += 1
      const place = placeOf(written)
      if ('keeper' in place) {
        if (place.keeper.count >= MAX_ESTABLISHMENT_ROWS) tooLong = place.uai
        return place.keeper
      }
      place.unplaced.rows += 1
      if (place.unplaced.lines.length < LINES_NAMED) place.unplaced.lines.push(line)
      return null
    },
    refusal: (): GroupRefusal | null => {
      if (tooLong !== null) return { reason: 'establishment_too_long', uai: tooLong, max: MAX_ESTABLISHMENT_ROWS }
      return places.size > MAX_GROUP_ESTABLISHMENTS
        ? { reason: 'too_many_establishments', max: MAX_GROUP_ESTABLISHMENTS }
        : null
    },
    result: () => ({ rows, establishments: keepers as ReadonlyMap<Uai, KeptRows>, unplaced }),
  }
}
