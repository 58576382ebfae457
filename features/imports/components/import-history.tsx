import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { COVERAGE_LABELS, listName } from '@/features/imports/presentation'
import type { ImportSummary } from '@/features/imports/queries'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'
import { StatusBadge } from './status-badge'

/** The lists already brought, the latest first. */
export function ImportHistory({ uai, imports }: { uai: string; imports: ImportSummary[] }) {
  return (
    <Card title="Listes déjà apportées" id="import-history" isFlush={imports.length > 0}>
      {imports.length === 0 ? (
        <EmptyState icon="file" title="Aucune liste pour cette année">
          Commencez par celle des élèves&nbsp;: elle dira tout de suite combien d’entre eux sont appariés.
        </EmptyState>
      ) : (
        <Table caption="Listes déjà apportées, la plus récente en premier">
          <TableHead>
            <ColumnHeader>Liste</ColumnHeader>
            <ColumnHeader>Apportée</ColumnHeader>
            <ColumnHeader>Profil</ColumnHeader>
            <ColumnHeader>Couverture</ColumnHeader>
            <ColumnHeader isNumeric>Lignes</ColumnHeader>
            <ColumnHeader isNumeric>Appariés en plus</ColumnHeader>
            <ColumnHeader>État</ColumnHeader>
          </TableHead>
          <TableBody>
            {imports.map((one) => (
              <TableRow key={one.id}>
                <RowHeader className="max-w-72 wrap-anywhere">
                  <TextLink href={routes.import(uai, one.id)}>{listName(one.fileName)}</TextLink>
                </RowHeader>
                <Cell>
                  <Time at={one.createdAt} />
                  <span className="block text-ink-muted">par {one.createdByName}</span>
                </Cell>
                <Cell>{one.profile ? PROFILE_LABELS[one.profile].title : 'À préciser'}</Cell>
                <Cell>{COVERAGE_LABELS[one.coverage]}</Cell>
                <Cell isNumeric>{one.counts ? formatNumber(one.counts.rows) : '–'}</Cell>
                <Cell isNumeric>{one.counts ? formatNumber(one.counts.newlyPaired) : '–'}</Cell>
                <Cell>
                  <StatusBadge status={one.status} />
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}
