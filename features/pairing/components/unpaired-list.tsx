import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Explanation } from '@/domain/pairing/explain-pairing'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { personName } from '@/features/imports/presentation'
import type { UnpairedFilter, UnpairedPerson } from '@/features/pairing/queries'
import { writeUnpairedFilter } from '@/features/pairing/schemas'
import { formatShortDate } from '@/lib/dates'
import { routes } from '@/lib/routes'
import { ReasonsCell } from './reasons-cell'

type UnpairedListProps = {
  uai: string
  filter: UnpairedFilter
  people: UnpairedPerson[]
  total: number
  perPage: number
  /** By the keys of people. */
  explanations: ReadonlyMap<string, Explanation>
}

/** The people who are not paired, with what is known of why. */
export function UnpairedList({ uai, filter, people, total, perPage, explanations }: UnpairedListProps) {
  const hrefOf = (change: Partial<UnpairedFilter>) =>
    `${routes.pairing(uai, writeUnpairedFilter({ ...filter, ...change }))}#unpaired`
  const sortBy = (sort: UnpairedFilter['sort']) => {
    const isCurrent = filter.sort === sort
    const isDescending = isCurrent && !filter.isDescending
    const direction = !isCurrent ? 'none' : filter.isDescending ? 'descending' : 'ascending'
    return { href: hrefOf({ sort, isDescending, page: 1 }), direction } as const
  }
  if (people.length === 0) {
    return (
      <EmptyState icon="check-circle" title="Personne ici">
        Aucune personne non appariée ne répond à ces filtres.
      </EmptyState>
    )
  }
  return (
    <Card isFlush>
      <Table isStacked caption="Personnes non appariées">
        <TableHead>
          <ColumnHeader sort={sortBy('name')}>Personne</ColumnHeader>
          <ColumnHeader>Raison</ColumnHeader>
          <ColumnHeader>Profil</ColumnHeader>
          <ColumnHeader sort={sortBy('class')}>Classe</ColumnHeader>
          <ColumnHeader sort={sortBy('arrival')}>Connue depuis</ColumnHeader>
        </TableHead>
        <TableBody>
          {people.map((person) => (
            <TableRow key={person.key}>
              <RowHeader className="wrap-anywhere">
                <TextLink isQuiet href={routes.person(uai, person.key)}>
                  {personName(person)}
                </TextLink>
              </RowHeader>
              <Cell label="Raison" className="min-w-56">
                <Reason uai={uai} explanation={explanations.get(person.key)} />
              </Cell>
              <Cell label="Profil">{PROFILE_LABELS[person.profile].one}</Cell>
              <Cell label="Classe">{person.className ?? '–'}</Cell>
              <Cell label="Connue depuis" className="whitespace-nowrap">
                <Time at={person.arrivedAt} isDay>
                  {formatShortDate(person.arrivedAt)}
                </Time>
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Pagination
        page={filter.page}
        pageSize={perPage}
        total={total}
        noun={{ one: 'personne', many: 'personnes' }}
        hrefOf={(page) => hrefOf({ page })}
        className="border-t border-line px-4 py-3"
      />
    </Card>
  )
}

/** Whoever came between the two readings of a page has none yet. */
function Reason({ uai, explanation }: { uai: string; explanation: Explanation | undefined }) {
  return explanation ? <ReasonsCell uai={uai} explanation={explanation} /> : '–'
}
