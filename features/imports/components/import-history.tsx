import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { isWithoutEffect, type ImportStatus } from '@/domain/import/import-status'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { COVERAGE_LABELS, listName } from '@/features/imports/presentation'
import type { ImportSummary } from '@/features/imports/queries'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'
import { StatusBadge } from './status-badge'

const WIDE = 'max-md:hidden print:table-cell'

/** The lists already brought, the latest first; on a phone, the details of each under its name. */
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
            <ColumnHeader className={WIDE}>Apportée</ColumnHeader>
            <ColumnHeader className={WIDE}>Profil</ColumnHeader>
            <ColumnHeader className={WIDE}>Couverture</ColumnHeader>
            <ColumnHeader isNumeric className={WIDE}>
              Lignes
            </ColumnHeader>
            <ColumnHeader isNumeric className={WIDE}>
              Nouvellement appariés
            </ColumnHeader>
            <ColumnHeader>État</ColumnHeader>
          </TableHead>
          <TableBody>
            {imports.map((one) => (
              <TableRow key={one.id}>
                <RowHeader className="max-w-72 wrap-anywhere">
                  <TextLink href={routes.import(uai, one.id)}>{listName(one.fileName)}</TextLink>
                  <InBrief one={one} />
                </RowHeader>
                <Cell className={WIDE}>
                  <Time at={one.createdAt} />
                  <span className="block text-ink-muted">par {one.createdByName}</span>
                </Cell>
                <Cell className={WIDE}>{one.profile ? PROFILE_LABELS[one.profile].title : 'À préciser'}</Cell>
                <Cell className={WIDE}>{COVERAGE_LABELS[one.coverage]}</Cell>
                <Cell isNumeric className={WIDE}>
                  {one.counts ? formatNumber(one.counts.rows) : '–'}
                </Cell>
                <Cell isNumeric className={WIDE}>
                  {one.counts ? <NewlyPaired status={one.status} count={one.counts.newlyPaired} /> : '–'}
                </Cell>
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

/** In brackets where nothing of it is in the people: a figure alone would read as people who are paired. */
function NewlyPaired({ status, count }: { status: ImportStatus; count: number }) {
  if (!isWithoutEffect(status)) return <>{formatNumber(count)}</>
  return (
    <span className="text-ink-muted" title="Sans effet">
      ({formatNumber(count)})<span className="sr-only"> sans effet</span>
    </span>
  )
}

/** What the hidden columns say. */
function InBrief({ one: { profile, coverage, counts, status, createdAt, createdByName } }: { one: ImportSummary }) {
  return (
    <div className="mt-1 space-y-0.5 font-normal text-ink-muted md:hidden print:hidden">
      <p>
        {profile ? PROFILE_LABELS[profile].title : 'Profil à préciser'}, {COVERAGE_LABELS[coverage].toLowerCase()}
      </p>
      {counts && (
        <p>
          {formatNumber(counts.rows)} {plural(counts.rows, 'ligne', 'lignes')}, {formatNumber(counts.newlyPaired)}{' '}
          {plural(counts.newlyPaired, 'nouvellement apparié', 'nouvellement appariés')}
          {isWithoutEffect(status) && ' (sans effet)'}
        </p>
      )}
      <p>
        <Time at={createdAt} />, par {createdByName}
      </p>
    </div>
  )
}
