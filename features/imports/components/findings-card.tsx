import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { FindingText } from '@/features/findings/presentation'
import { formatNumber } from '@/lib/numbers'
import type { ReactNode } from 'react'

const SHOWN = 100

type FindingsCardProps = {
  id: string
  title: string
  description: string
  findings: FindingText[]
  /** Of the whole list: more than are shown, sometimes. */
  total: number
  actions?: ReactNode
}

/** What was found on rows: where, what, why, and what to do. */
export function FindingsCard({ id, title, description, findings, total, actions }: FindingsCardProps) {
  if (total === 0) return null
  const shown = findings.slice(0, SHOWN)
  return (
    <Card id={id} title={`${title} (${formatNumber(total)})`} description={description} actions={actions} isFlush>
      <Table caption={title}>
        <TableHead>
          <ColumnHeader isNumeric>Ligne</ColumnHeader>
          <ColumnHeader>Colonne et valeur</ColumnHeader>
          <ColumnHeader>Règle</ColumnHeader>
          <ColumnHeader>Que faire</ColumnHeader>
        </TableHead>
        <TableBody>
          {shown.map((finding, index) => (
            <TableRow key={index}>
              <RowHeader className="text-right tabular-nums">{finding.line}</RowHeader>
              <Cell className="max-w-64 wrap-anywhere">
                {finding.column && <span className="block text-ink-muted">{finding.column}</span>}
                {finding.value === '' ? <span className="text-ink-muted">vide</span> : <code>{finding.value}</code>}
              </Cell>
              <Cell className="min-w-56">
                <span className="block font-semibold">{finding.label}</span>
                {finding.detail}
              </Cell>
              <Cell className="min-w-56">{finding.remedy}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {total > shown.length && (
        <p className="px-4 py-3 text-sm text-ink-muted">
          Les {formatNumber(shown.length)} premières sont montrées&nbsp;; le fichier des anomalies en contient
          davantage.
        </p>
      )}
    </Card>
  )
}
