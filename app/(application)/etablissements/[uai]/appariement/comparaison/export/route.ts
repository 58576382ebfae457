import { exportDifferences } from '@/features/comparison/mutations'
import { comparisonTable } from '@/features/comparison/presentation'
import { listComparableImports } from '@/features/comparison/queries'
import { exportFormatSchema, readExactComparison, writeComparison } from '@/features/comparison/schemas'
import { fileDay } from '@/lib/dates'
import { routes } from '@/lib/routes'
import { now } from '@/server/clock'
import { nothingHere, routeAccess, seeOther } from '@/server/route-access'
import { tableFile } from '@/server/table-file'

export { onlyGet as HEAD } from '@/server/route-access'

type Context = { params: Promise<{ uai: string }> }

/** Who differs between two imports, narrowed as on the page, as a file in the `format` asked for; the journal keeps it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { uai } = await params
  const access = await routeAccess(uai, 'export_people', routes.comparison(uai))
  if (access instanceof Response) return access
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const format = exportFormatSchema.safeParse(asked.format)
  const comparison = readExactComparison(asked, await listComparableImports(access))
  if (!format.success || !comparison) return nothingHere()
  const people = await exportDifferences(access, comparison, comparison.shown)
  // The page says that nothing differs: an empty file would leave one wondering.
  if (people.length === 0) return seeOther(routes.comparison(uai, writeComparison(comparison)))
  const name = ['comparaison', writeComparison(comparison).voir, uai, fileDay(now())].filter(Boolean).join('-')
  return tableFile(name, format.data, comparisonTable(people, comparison.shown))
}
