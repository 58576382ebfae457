import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { leftOutSentence } from '@/features/import-groups/presentation'
import type { LeftOut } from '@/domain/import-group/place-rows'
import { formatNumber } from '@/lib/numbers'

/** Rows that are of no import, by what they have for a UAI. */
export function LeftOutCard({ leftOut }: { leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null
  return (
    <Card
      title="Lignes sans établissement"
      id="left-out"
      isFlush
      description="Ces lignes ne sont dans aucun des imports ci-dessous. Corrigez l’UAI dans le fichier, puis apportez-le de nouveau."
    >
      <Table isStacked caption="Lignes de la liste, par UAI écrit">
        <TableHead>
          <ColumnHeader>UAI écrit</ColumnHeader>
          <ColumnHeader isNumeric>Lignes</ColumnHeader>
          <ColumnHeader isNumeric>Première</ColumnHeader>
          <ColumnHeader>Pourquoi</ColumnHeader>
        </TableHead>
        <TableBody>
          {leftOut.map((one) => (
            <TableRow key={one.written}>
              <RowHeader className="font-mono whitespace-nowrap">{one.written || '(vide ou illisible)'}</RowHeader>
              <Cell label="Lignes" isNumeric>
                {formatNumber(one.rows)}
              </Cell>
              <Cell label="Première" isNumeric>
                {formatNumber(one.line)}
              </Cell>
              <Cell label="Pourquoi" className="min-w-64">
                {leftOutSentence(one)}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
