import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { formatNumber, formatShare } from '@/lib/numbers'
import type { EstablishmentCount } from '@/features/report/queries'

export type RateLine = EstablishmentCount & { key: string; label: string; href: string | null }

type RateTableProps = {
  id: string
  title: string
  /** The head of the first column: «Département», «ENT». */
  heading: string
  lines: RateLine[]
}

/** Beyond, the lines are seen through a window of their own; on paper, all of them. */
const MOST_LINES = 14

/** How many are paired in each group of establishments; each line leads to the report of its group. */
export function RateTable({ id, title, heading, lines }: RateTableProps) {
  const isLong = lines.length > MOST_LINES
  return (
    <Card title={title} id={id} isFlush className={isLong ? 'break-inside-auto!' : undefined}>
      <Table
        isStacked
        caption={`Appariement\u00a0: ${title.charAt(0).toLowerCase()}${title.slice(1)}`}
        className={isLong ? 'max-h-128 overflow-y-auto print:max-h-none' : undefined}
      >
        <TableHead>
          <ColumnHeader>{heading}</ColumnHeader>
          <ColumnHeader isNumeric>Avec liste</ColumnHeader>
          <ColumnHeader isNumeric>Appariés</ColumnHeader>
          <ColumnHeader isNumeric>Part</ColumnHeader>
          <ColumnHeader className="hidden w-1/4 sm:table-cell">
            <span className="sr-only">Part, dessinée</span>
          </ColumnHeader>
        </TableHead>
        <TableBody>
          {lines.map(({ key, label, href, establishments, informed, people, paired }) => (
            <TableRow key={key}>
              <RowHeader>{href ? <TextLink href={href}>{label}</TextLink> : label}</RowHeader>
              <Cell label="Avec liste" isNumeric>
                {formatNumber(informed)} <span className="text-ink-muted">sur {formatNumber(establishments)}</span>
              </Cell>
              <Cell label="Appariés" isNumeric>
                {formatNumber(paired)} <span className="text-ink-muted">sur {formatNumber(people)}</span>
              </Cell>
              <Cell label="Part" isNumeric>
                {formatShare(paired, people)}
              </Cell>
              <Cell className="align-middle sm:min-w-16">
                {people > 0 && <progress aria-hidden="true" value={paired} max={people} className="bar mt-1.5" />}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
