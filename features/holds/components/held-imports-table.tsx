import { Badge } from '@/components/ui/badge'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { holdSentence } from '@/features/holds/presentation'
import type { HeldImport } from '@/features/holds/queries'
import { COVERAGE_LABELS } from '@/features/imports/presentation'
import { routes } from '@/lib/routes'

/** The held imports, a box for each that may be approved now; what holds them, never who is on them. */
export function HeldImportsTable({ held }: { held: readonly HeldImport[] }) {
  return (
    <Table isStacked caption="Imports retenus, le plus ancien en premier">
      <TableHead>
        <ColumnHeader>Établissement</ColumnHeader>
        <ColumnHeader>Liste</ColumnHeader>
        <ColumnHeader>Ce qui la retient</ColumnHeader>
      </TableHead>
      <TableBody>
        {held.map((one) => (
          <TableRow key={one.id}>
            <RowHeader className="min-w-48">
              {one.isOpen && !one.isOutdated ? (
                <label className="flex items-start gap-2">
                  <input
                    type="checkbox"
                    name={`import-${one.id}`}
                    value={one.analysisNumber}
                    data-uai={one.uai}
                    className="mt-1 size-4.5 shrink-0 accent-accent"
                  />
                  <Place one={one} />
                </label>
              ) : (
                <span className="flex items-start gap-2">
                  <input
                    type="checkbox"
                    disabled
                    aria-label={`${one.name} : ${one.isOutdated ? 'à analyser de nouveau' : 'données nominatives à ouvrir'} d’abord`}
                    className="mt-1 size-4.5 shrink-0"
                  />
                  <Place one={one} />
                </span>
              )}
            </RowHeader>
            <Cell label="Liste" className="min-w-44">
              {one.profile && PROFILE_LABELS[one.profile].title}, {COVERAGE_LABELS[one.coverage].toLowerCase()}
              <span className="block text-ink-muted">
                <Time at={one.createdAt} />, par {one.createdByName}
              </span>
              {one.isOpen ? (
                <TextLink href={routes.import(one.uai, one.id)}>Voir l’analyse</TextLink>
              ) : (
                <TextLink href={routes.import(one.uai, one.id)}>Ouvrir les données nominatives, avec un motif</TextLink>
              )}
            </Cell>
            <Cell label="Ce qui la retient" className="min-w-64">
              {one.isOutdated && (
                <Badge tone="warning" icon="history" className="mb-1">
                  À analyser de nouveau
                </Badge>
              )}
              <ul className="space-y-1">
                {one.holds.map((hold) => (
                  <li key={hold.code}>{holdSentence(hold)}</li>
                ))}
              </ul>
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Place({ one: { name, city, uai } }: { one: HeldImport }) {
  return (
    <span className="min-w-0">
      {name}
      <span className="block font-normal text-ink-muted">
        {city} · <span className="whitespace-nowrap">{uai}</span>
      </span>
    </span>
  )
}
