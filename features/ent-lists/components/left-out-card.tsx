import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { LeftOut } from '@/domain/ent-list/ent-list'
import { LEFT_OUT } from '@/features/ent-lists/presentation'
import { formatNumber } from '@/lib/numbers'

const SHOWN = 100

/** The rows that are not taken, each with its reason. Nothing is drawn when all are. */
export function LeftOutCard({ leftOut, total }: { leftOut: LeftOut[]; total: number }) {
  if (total === 0) return null
  const shown = leftOut.slice(0, SHOWN)
  return (
    <Card title={`Lignes laissées de côté (${formatNumber(total)})`} id="left-out" isFlush>
      <Table isStacked caption="Lignes laissées de côté, avec leur raison">
        <TableHead>
          <ColumnHeader isNumeric>Ligne</ColumnHeader>
          <ColumnHeader>Valeur</ColumnHeader>
          <ColumnHeader>Raison</ColumnHeader>
          <ColumnHeader>Que faire</ColumnHeader>
        </TableHead>
        <TableBody>
          {shown.map(({ line, reason, value }) => (
            <TableRow key={line}>
              <RowHeader label="Ligne" className="text-right tabular-nums">
                {line}
              </RowHeader>
              <Cell label="Valeur" className="wrap-anywhere">
                {value || <span className="text-ink-muted">vide</span>}
              </Cell>
              <Cell label="Raison">{LEFT_OUT[reason].label}</Cell>
              <Cell label="Que faire" className="min-w-56">
                {LEFT_OUT[reason].remedy}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {total > shown.length && (
        <p className="px-4 py-3 text-sm text-ink-muted">Les {formatNumber(shown.length)} premières sont montrées.</p>
      )}
    </Card>
  )
}
