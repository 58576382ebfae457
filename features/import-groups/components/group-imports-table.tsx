import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { statesText } from '@/features/import-groups/presentation'
import type { GroupDetail, GroupImport } from '@/features/import-groups/queries'
import { StatusBadge } from '@/features/imports/components/status-badge'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

/** Even where rows are stacked, which shows every cell. */
const WIDE = 'max-md:hidden! print:table-cell!'

/** What the list changes, or has changed, in each establishment; those that need somebody first. */
export function GroupImportsTable({ group, imports }: { group: GroupDetail; imports: readonly GroupImport[] }) {
  if (imports.length === 0) return null
  return (
    <Card
      title="Par établissement"
      description={statesText(group.byStatus)}
      id="imports"
      isFlush
      actions={
        <ButtonLink href={routes.importGroupReport(group.id)} size="sm" icon="download" download>
          Rapport par établissement
        </ButtonLink>
      }
    >
      <Table isStacked caption="Imports, ceux qui demandent quelqu’un en premier">
        <TableHead>
          <ColumnHeader>Établissement</ColumnHeader>
          <ColumnHeader isNumeric>Lignes</ColumnHeader>
          <ColumnHeader isNumeric className={WIDE}>
            Nouvelles
          </ColumnHeader>
          <ColumnHeader isNumeric className={WIDE}>
            Modifiées
          </ColumnHeader>
          <ColumnHeader isNumeric className={WIDE}>
            Absentes
          </ColumnHeader>
          <ColumnHeader isNumeric className={WIDE}>
            Nouvellement appariées
          </ColumnHeader>
          <ColumnHeader isNumeric>Laissées de côté</ColumnHeader>
          <ColumnHeader>État</ColumnHeader>
        </TableHead>
        <TableBody>
          {imports.map(({ id, uai, name, city, status, counts, isOutdated, isAnalysedAgain }) => (
            <TableRow key={id}>
              <RowHeader className="min-w-44">
                <TextLink href={routes.import(uai, id)}>{name}</TextLink>
                <span className="block font-normal text-ink-muted">
                  {city} · <span className="whitespace-nowrap">{uai}</span>
                </span>
              </RowHeader>
              <Cell label="Lignes" isNumeric>
                {formatNumber(counts.rows)}
              </Cell>
              <Cell isNumeric className={WIDE}>
                {formatNumber(counts.new)}
              </Cell>
              <Cell isNumeric className={WIDE}>
                {formatNumber(counts.changed)}
              </Cell>
              <Cell isNumeric className={WIDE}>
                {formatNumber(counts.missing)}
              </Cell>
              <Cell isNumeric className={WIDE}>
                {formatNumber(counts.newlyPaired)}
              </Cell>
              <Cell label="Laissées de côté" isNumeric>
                {formatNumber(counts.refused)}
              </Cell>
              <Cell label="État">
                <StatusBadge status={status} />
                {(isOutdated || isAnalysedAgain) && (
                  <span className="mt-1 block text-ink-muted">
                    {isOutdated ? 'À analyser de nouveau' : 'Analysé de nouveau'}
                  </span>
                )}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
