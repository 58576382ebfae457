import { Card } from '@/components/ui/card'
import { Stat } from '@/components/ui/stat'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { linesCutSentence, reportItems, skippedSentence } from '@/features/directory/presentation'
import type { DirectoryLoad } from '@/features/directory/queries'
import { formatDateTime } from '@/lib/dates'
import { formatNumber } from '@/lib/numbers'

/** What became of the last directory that was loaded. */
export function DirectoryResult({ load }: { load: DirectoryLoad }) {
  const cut = linesCutSentence(load)
  return (
    <Card
      id="resultat"
      title="Dernier chargement"
      description={`${formatDateTime(load.at)}${load.by ? `, par ${load.by}` : ''}`}
    >
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        {reportItems(load).map((item) => (
          <Stat key={item.label} {...item} />
        ))}
      </div>
      {load.lines.length > 0 && (
        <Table caption="Lignes laissées de côté" showCaption className="mt-5">
          <TableHead>
            <ColumnHeader isNumeric>Ligne</ColumnHeader>
            <ColumnHeader>UAI</ColumnHeader>
            <ColumnHeader>Pourquoi</ColumnHeader>
          </TableHead>
          <TableBody>
            {load.lines.map((skipped) => (
              <TableRow key={skipped.line}>
                <Cell isNumeric>{formatNumber(skipped.line)}</Cell>
                <RowHeader className="font-mono">{skipped.uai}</RowHeader>
                <Cell>{skippedSentence(skipped)}</Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {cut && <p className="mt-3 text-sm text-ink-muted">{cut}</p>}
    </Card>
  )
}
