import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { tenthLabel } from '@/features/report/presentation'
import { formatNumber } from '@/lib/numbers'

/** How many establishments pair how many of their people: the bars are drawn one against the other. */
export function RateDistribution({ distribution, without }: { distribution: number[]; without: number }) {
  const most = Math.max(...distribution, without, 1)
  const lines = [...distribution.map((count, tenth) => ({ label: tenthLabel(tenth), count }))].reverse()
  return (
    <Card title="Répartition des établissements" id="distribution" isFlush>
      <Table caption="Établissements, selon la part de leurs personnes appariées">
        <TableHead>
          <ColumnHeader>Part appariée</ColumnHeader>
          <ColumnHeader isNumeric>Établissements</ColumnHeader>
          <ColumnHeader className="hidden w-1/2 sm:table-cell">
            <span className="sr-only">Nombre, dessiné</span>
          </ColumnHeader>
        </TableHead>
        <TableBody>
          {[...lines, { label: 'Aucune liste', count: without }].map(({ label, count }) => (
            <TableRow key={label}>
              <RowHeader className="whitespace-nowrap">{label}</RowHeader>
              <Cell isNumeric>{formatNumber(count)}</Cell>
              <Cell className="hidden align-middle sm:table-cell">
                <progress aria-hidden="true" value={count} max={most} className="bar mt-1.5" />
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
