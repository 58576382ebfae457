import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { MOST_SEALED_SHOWN } from '@/domain/lists/sealed-export'
import { frenchDay } from '@/domain/workbooks/cell-format'
import { SEALED_EXPORTS } from '@/features/sealed-exports/presentation'
import type { SealedExportRow } from '@/features/sealed-exports/queries'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'

/** The encrypted exports that were brought: noted, never opened. */
export function SealedExportsCard({ uai, exports }: { uai: string; exports: SealedExportRow[] }) {
  if (exports.length === 0) return null
  return (
    <Card title={SEALED_EXPORTS} id="sealed-exports" description={describe(exports.length)} isFlush>
      <Table isStacked caption="Exports chiffrés apportés, le plus récent en premier">
        <TableHead>
          <ColumnHeader>Fichier</ColumnHeader>
          <ColumnHeader>Apporté</ColumnHeader>
          <ColumnHeader>Établissement indiqué</ColumnHeader>
          <ColumnHeader isNumeric>Octets</ColumnHeader>
          <ColumnHeader>Empreinte SHA-256</ColumnHeader>
        </TableHead>
        <TableBody>
          {exports.map((one) => (
            <TableRow key={one.id}>
              <RowHeader className="max-w-72 min-w-40 wrap-anywhere">
                {one.fileName || 'Sans nom'}
                {(one.partner ?? one.exportDate) && (
                  <span className="block font-normal text-ink-muted">
                    {[one.partner && `pour ${one.partner}`, one.exportDate && `daté du ${frenchDay(one.exportDate)}`]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                )}
              </RowHeader>
              <Cell label="Apporté">
                <Time at={one.broughtAt} />
                <span className="block text-ink-muted">par {one.broughtByName}</span>
              </Cell>
              <Cell label="Établissement indiqué">
                {one.uai ?? <span className="text-ink-muted">non indiqué</span>}
                {one.uai !== null && one.uai !== uai && (
                  <span className="mt-1 block">
                    <Badge tone="warning" icon="alert-triangle">
                      Un autre établissement
                    </Badge>
                  </span>
                )}
              </Cell>
              <Cell label="Octets" isNumeric>
                {formatNumber(one.byteSize)}
              </Cell>
              <Cell label="Empreinte SHA-256" className="min-w-56 font-mono text-xs wrap-anywhere">
                {one.sha256}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function describe(shown: number): string {
  const last = shown < MOST_SEALED_SHOWN ? '' : ` Les ${MOST_SEALED_SHOWN} derniers sont montrés.`
  return frenchSpaces(
    `Notés à leur dépôt, sans être ouverts ; leur contenu n’est pas gardé.${last} Pour savoir qui est apparié, apportez les listes elles-mêmes.`,
  )
}
