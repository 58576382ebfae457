import { ColumnHeader, Table, TableBody, TableHead } from '@/components/ui/table'
import { EstablishmentRow } from '@/features/population/components/establishment-row'
import { columnSort } from '@/features/population/presentation'
import type { ListedEstablishment } from '@/features/population/queries'
import type { Criteria, SortColumn } from '@/features/population/schemas'

type PopulationTableProps = { criteria: Criteria; establishments: readonly ListedEstablishment[]; now: Date }

type Column = { title: string; sort?: SortColumn; isNumeric?: boolean }

const COLUMNS: readonly Column[] = [
  { title: 'Établissement', sort: 'name' },
  { title: 'Commune', sort: 'city' },
  { title: 'Type' },
  { title: 'État' },
  { title: 'Prochaine étape' },
  { title: 'Depuis quand', sort: 'since' },
  { title: 'Avancement', sort: 'progress' },
  { title: 'Appariement', sort: 'paired', isNumeric: true },
]

/** Where each establishment stands, one a line; on a phone, one a card. */
export function PopulationTable({ criteria, establishments, now }: PopulationTableProps) {
  return (
    <Table caption="Établissements" className="rounded-card border border-line bg-raised shadow-card">
      <TableHead className="max-md:hidden print:table-header-group">
        {COLUMNS.map(({ title, sort, isNumeric }) => (
          <ColumnHeader key={title} sort={sort && columnSort(criteria, sort)} isNumeric={isNumeric}>
            {title}
          </ColumnHeader>
        ))}
      </TableHead>
      <TableBody>
        {establishments.map((establishment) => (
          <EstablishmentRow key={establishment.uai} establishment={establishment} now={now} />
        ))}
      </TableBody>
    </Table>
  )
}
