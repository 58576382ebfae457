import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { Pagination } from '@/components/ui/pagination'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { RecordSearch } from '@/components/ui/record-search'
import { TextLink } from '@/components/ui/text-link'
import type { PairedFilter, PairedPage } from '@/features/corrections/queries'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { PeopleSelects } from '@/features/pairing/components/people-selects'
import { personName } from '@/features/imports/presentation'
import { PROFILE_SLUGS } from '@/features/pairing/schemas'
import type { ActionState } from '@/lib/action-state'
import { routes } from '@/lib/routes'

type PairedPeopleProps = {
  uai: string
  paired: PairedPage
  filter: PairedFilter
  search: (state: ActionState, form: FormData) => Promise<ActionState>
}

/** Whom a wrong pairing is chosen among: the people who hold an Identifiant CAS. */
export function PairedPeople({ uai, paired, filter, search }: PairedPeopleProps) {
  const { total, perPage, people, classes } = paired
  const { initial, profile, className, page } = filter
  const isFiltered = initial !== null || profile !== null || className !== null
  const kept: Record<string, string> = {
    ...(initial && { initiale: initial }),
    ...(profile && { profil: PROFILE_SLUGS[profile] }),
    ...(className && { classe: className }),
  }
  return (
    <section aria-labelledby="paired-title" className="space-y-4">
      <h3 id="paired-title" className="text-xl">
        Qui porte un identifiant à tort
      </h3>
      <RecordSearch action={search} label="Nom ou prénom d’une personne appariée" clearHref={routes.corrections(uai)}>
        <FilterBar
          action={routes.corrections(uai)}
          label="Filtrer les personnes qui ont un identifiant CAS"
          resetHref={isFiltered ? routes.corrections(uai) : undefined}
        >
          <PeopleSelects {...{ initial, profile, className, classes }} />
        </FilterBar>
        {people.length === 0 ? (
          <EmptyState icon="user" title="Personne ici">
            Aucune personne qui a un identifiant CAS ne répond à ces filtres.
          </EmptyState>
        ) : (
          <Card isFlush>
            <Table isStacked caption="Personnes qui ont un identifiant CAS">
              <TableHead>
                <ColumnHeader>Personne</ColumnHeader>
                <ColumnHeader>Profil</ColumnHeader>
                <ColumnHeader>Classe</ColumnHeader>
                <ColumnHeader>Identifiant CAS</ColumnHeader>
                <ColumnHeader>
                  <span className="sr-only">Défaire</span>
                </ColumnHeader>
              </TableHead>
              <TableBody>
                {people.map((person) => (
                  <TableRow key={person.key}>
                    <RowHeader className="wrap-anywhere">{personName(person)}</RowHeader>
                    <Cell label="Profil">{PROFILE_LABELS[person.profile].one}</Cell>
                    <Cell label="Classe">{person.className ?? '–'}</Cell>
                    <Cell label="Identifiant CAS" className="wrap-anywhere">
                      <code>{person.casId}</code>
                    </Cell>
                    <Cell className="whitespace-nowrap">
                      <TextLink href={routes.correction(uai, person.key)}>
                        Défaire<span className="sr-only"> l’appariement de {personName(person)}</span>
                      </TextLink>
                    </Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
            <Pagination
              page={page}
              pageSize={perPage}
              total={total}
              noun={{ one: 'personne', many: 'personnes' }}
              hrefOf={(other) => routes.corrections(uai, { ...kept, ...(other > 1 && { page: String(other) }) })}
              className="border-t border-line px-4 py-3"
            />
          </Card>
        )}
      </RecordSearch>
    </section>
  )
}
