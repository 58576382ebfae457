import { Card } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { departmentLabel } from '@/features/population/presentation'
import type { EstablishmentPage } from '@/features/population/queries'
import type { Criteria } from '@/features/population/schemas'
import { reportWith } from '@/features/report/presentation'
import { formatNumber, formatShare } from '@/lib/numbers'
import { routes } from '@/lib/routes'

const NOUN = { one: 'établissement', many: 'établissements' }
const WIDE = 'max-sm:hidden print:table-cell'

/** The establishments, those that pair the least first, each with the way to its own report. */
export function LeastPaired({ criteria, list }: { criteria: Criteria; list: EstablishmentPage }) {
  return (
    <Card
      title="Établissements, les moins appariés d’abord"
      description="Ceux qui n’ont pas apporté de liste viennent en dernier."
      id="establishments"
      isFlush
      className="break-inside-auto!"
    >
      <Table caption="Part appariée de chaque établissement">
        <TableHead>
          <ColumnHeader>Établissement</ColumnHeader>
          <ColumnHeader className={WIDE}>Commune</ColumnHeader>
          <ColumnHeader className={WIDE}>Département</ColumnHeader>
          <ColumnHeader isNumeric>Appariés</ColumnHeader>
          <ColumnHeader isNumeric>Part</ColumnHeader>
          <ColumnHeader className="hidden w-1/5 sm:table-cell">
            <span className="sr-only">Part, dessinée</span>
          </ColumnHeader>
        </TableHead>
        <TableBody>
          {list.establishments.map(({ uai, name, city, department, people, paired }) => (
            <TableRow key={uai}>
              <RowHeader>
                <TextLink href={routes.pairing(uai)}>{name}</TextLink>
                <span className="block font-mono text-xs font-normal text-ink-muted">{uai}</span>
              </RowHeader>
              <Cell className={WIDE}>{city}</Cell>
              <Cell className={WIDE}>{departmentLabel(department)}</Cell>
              {people === 0 ? (
                <Cell isNumeric colSpan={2} className="text-ink-muted">
                  aucune liste
                </Cell>
              ) : (
                <>
                  <Cell isNumeric className="max-sm:whitespace-normal">
                    {formatNumber(paired)} <span className="text-ink-muted">sur {formatNumber(people)}</span>
                  </Cell>
                  <Cell isNumeric>{formatShare(paired, people)}</Cell>
                </>
              )}
              <Cell className="hidden align-middle sm:table-cell">
                {people > 0 && <progress aria-hidden="true" value={paired} max={people} className="bar mt-1.5" />}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Pagination
        page={list.page}
        pageSize={list.perPage}
        total={list.total}
        noun={NOUN}
        hrefOf={(page) => `${reportWith(criteria, { page })}#establishments`}
        className="border-t border-line px-4 py-3"
      />
    </Card>
  )
}
