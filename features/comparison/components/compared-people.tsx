import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { Difference } from '@/domain/comparison/compare-person'
import { comparedName, DIFFERENCE_LABELS, stateInWords } from '@/features/comparison/presentation'
import type { PersonCompared } from '@/features/comparison/queries'
import { writeComparison, type ComparisonAddress } from '@/features/comparison/schemas'
import { TableDownloads } from '@/features/pairing/components/table-downloads'
import { routes } from '@/lib/routes'

const PER_PAGE = 50
const NOUN = { one: 'personne', many: 'personnes' }

type ComparedPeopleProps = {
  uai: string
  comparison: ComparisonAddress
  shown: Difference
  people: readonly PersonCompared[]
  canExport: boolean
}

/** The people who differ in one way, as they were at either end. */
export function ComparedPeople({ uai, comparison, shown, people, canExport }: ComparedPeopleProps) {
  const { title, detail } = DIFFERENCE_LABELS[shown]
  const page = people.slice((comparison.page - 1) * PER_PAGE, comparison.page * PER_PAGE)
  return (
    <Card
      id="people"
      title={title}
      level={3}
      description={detail}
      isFlush={page.length > 0}
      actions={
        canExport &&
        people.length > 0 && (
          <TableDownloads
            label="Exporter cette liste"
            size="sm"
            hrefOf={(format) =>
              routes.comparisonExport(uai, writeComparison({ ...comparison, shown, page: 1 }), format)
            }
          />
        )
      }
    >
      {page.length === 0 ? (
        <EmptyState icon="check-circle" title="Personne ici" />
      ) : (
        <>
          <Table caption={`${title}, entre les deux imports`}>
            <TableHead>
              <ColumnHeader>Personne</ColumnHeader>
              <ColumnHeader>Au premier</ColumnHeader>
              <ColumnHeader>Au second</ColumnHeader>
            </TableHead>
            <TableBody>
              {page.map((person) => (
                <TableRow key={person.key}>
                  <RowHeader className="wrap-anywhere">{comparedName(person)}</RowHeader>
                  <Cell>{stateInWords(person.before)}</Cell>
                  <Cell>{stateInWords(person.after)}</Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          <Pagination
            page={comparison.page}
            pageSize={PER_PAGE}
            total={people.length}
            noun={NOUN}
            hrefOf={(wanted) =>
              `${routes.comparison(uai, writeComparison({ ...comparison, shown, page: wanted }))}#people`
            }
            className="border-t border-line px-4 py-3"
          />
        </>
      )}
    </Card>
  )
}
