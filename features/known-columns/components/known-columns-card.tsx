import { ActionButton } from '@/components/ui/action-button'
import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { columnMeaning } from '@/features/known-columns/presentation'
import type { KnownColumn } from '@/features/known-columns/queries'
import type { FormAction } from '@/lib/action-state'

type KnownColumnsCardProps = {
  columns: KnownColumn[]
  /** Bound to the establishment, from the page. */
  forget: FormAction
}

/** What was said of columns that could not be recognised, and applies to each list brought. */
export function KnownColumnsCard({ columns, forget }: KnownColumnsCardProps) {
  if (columns.length === 0) return null
  return (
    <Card
      title="Colonnes retenues"
      id="known-columns"
      description="Ce qui a été dit une fois de ces colonnes s’applique à toutes les listes de l’établissement."
      isFlush
    >
      <Table isStacked caption="Colonnes retenues et leur sens">
        <TableHead>
          <ColumnHeader>Colonne</ColumnHeader>
          <ColumnHeader>Lue comme</ColumnHeader>
          <ColumnHeader className="max-md:hidden">Dit</ColumnHeader>
          <ColumnHeader>
            <span className="sr-only">Oublier</span>
          </ColumnHeader>
        </TableHead>
        <TableBody>
          {columns.map(({ header, label, field, toldAt, toldByName }) => (
            <TableRow key={header}>
              <RowHeader className="max-w-64 wrap-anywhere">{label}</RowHeader>
              <Cell label="Lue comme">{columnMeaning(field)}</Cell>
              <Cell label="Dit" className="max-md:hidden">
                <Time at={toldAt} /> <span className="text-ink-muted">par {toldByName}</span>
              </Cell>
              <Cell className="text-right">
                <ActionButton action={forget} fields={{ header }} size="sm" icon="x">
                  Oublier <span className="sr-only">la colonne {label}</span>
                </ActionButton>
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
