import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { formatNumber, formatShare } from '@/lib/numbers'
import type { ReactNode } from 'react'

export type PairingLine = { key: string; label: ReactNode; people: number; paired: number }

type PairingTableProps = {
  id: string
  title: string
  /** The head of the first column: «Profil», «Classe». */
  heading: string
  lines: PairingLine[]
}

/** On paper, a longer table goes on on the next page rather than leave half of one empty. */
const LINES_KEPT_TOGETHER = 12

/** How many are paired, line by line: each bar says in length what its line says in figures. */
export function PairingTable({ id, title, heading, lines }: PairingTableProps) {
  return (
    <Card
      title={title}
      id={id}
      isFlush
      className={lines.length > LINES_KEPT_TOGETHER ? 'break-inside-auto!' : undefined}
    >
      <Table isStacked caption={`Appariement\u00a0: ${title.toLowerCase()}`}>
        <TableHead>
          <ColumnHeader>{heading}</ColumnHeader>
          <ColumnHeader isNumeric>Appariés</ColumnHeader>
          <ColumnHeader isNumeric>Personnes</ColumnHeader>
          <ColumnHeader isNumeric>Part</ColumnHeader>
          <ColumnHeader className="hidden w-2/5 sm:table-cell">
            <span className="sr-only">Part, dessinée</span>
          </ColumnHeader>
        </TableHead>
        <TableBody>
          {lines.map(({ key, label, people, paired }) => (
            <TableRow key={key}>
              <RowHeader>{label}</RowHeader>
              <Cell label="Appariés" isNumeric>
                {formatNumber(paired)}
              </Cell>
              <Cell label="Personnes" isNumeric>
                {formatNumber(people)}
              </Cell>
              <Cell label="Part" isNumeric>
                {formatShare(paired, people)}
              </Cell>
              <Cell className="align-middle sm:min-w-24">
                {people > 0 && <progress aria-hidden="true" value={paired} max={people} className="bar mt-1.5" />}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
