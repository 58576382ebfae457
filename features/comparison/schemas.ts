import { z } from 'zod'
import type { Difference } from '@/domain/comparison/compare-person'
import type { ComparableImport, Compared } from '@/features/comparison/queries'
import { listedPage } from '@/lib/list-query'
import { TABLE_FORMATS } from '@/lib/table-format'

/** How differences are written in the address. */
const DIFFERENCE_SLUGS = {
  arrived: 'arrives',
  gone: 'partis',
  changed: 'modifies',
  newly_paired: 'nouveaux-apparies',
  lost_pairing: 'appariements-perdus',
} as const satisfies Record<Difference, string>

export type ComparisonAddress = Compared & { shown: Difference | null; page: number }

const text = z.string().catch('')
const addressSchema = z.object({ de: text, a: text, voir: text })

/**
 * What an address compares, among the imports there are, the latest first: by default the latest one with the one before
 * it of the same profile. `null`: there are not two of them.
 */
export function readComparison(
  address: Record<string, string | string[] | undefined>,
  imports: readonly ComparableImport[],
): ComparisonAddress | null {
  const { de, a, voir } = addressSchema.parse(address)
  const to = imports.find(({ id }) => id === a) ?? imports[0]
  const others = imports.filter((one) => one !== to)
  const earlier = others.filter((one) => to && one.at <= to.at)
  const from =
    imports.find(({ id }) => id === de) ?? earlier.find((one) => one.profile === to?.profile) ?? earlier[0] ?? others[0]
  if (!from || !to) return null
  const shown = (Object.keys(DIFFERENCE_SLUGS) as Difference[]).find((key) => DIFFERENCE_SLUGS[key] === voir)
  return { from: from.id, to: to.id, shown: shown ?? null, page: listedPage(address.page) }
}

/** The same, of what is exported: `null` also for imports which are not there, or no longer, that others would replace. */
export function readExactComparison(
  address: Record<string, string | undefined>,
  imports: readonly ComparableImport[],
): ComparisonAddress | null {
  const read = readComparison(address, imports)
  const { de = read?.from, a = read?.to } = address
  return read?.from === de && read?.to === a ? read : null
}

export const exportFormatSchema = z.enum(TABLE_FORMATS).default('csv')

/** The address of a comparison. */
export function writeComparison({ from, to, shown, page }: ComparisonAddress): Record<string, string> {
  return {
    de: from,
    a: to,
    ...(shown && { voir: DIFFERENCE_SLUGS[shown] }),
    ...(page > 1 && { page: String(page) }),
  }
}
