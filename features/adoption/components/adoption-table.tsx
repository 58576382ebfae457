import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { AdoptionPoint } from '@/domain/adoption/adoption-curve'
import type { Profile } from '@/domain/people/profile'
import { wholeDay } from '@/features/adoption/presentation'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { pairingHeadline } from '@/features/pairing/presentation'
import { formatShare } from '@/lib/numbers'

type AdoptionTableProps = {
  points: readonly AdoptionPoint[]
  /** What happened on a day, in words. */
  labels: ReadonlyMap<string, string[]>
  profiles: readonly Profile[]
}

/** The curve in figures, the latest day first; a day of which only something else is known stands there too. */
export function AdoptionTable({ points, labels, profiles }: AdoptionTableProps) {
  const days = [...new Set([...points.map(({ day }) => day), ...labels.keys()])].sort().reverse()
  return (
    <Table caption="Personnes appariées, jour après jour" className="print:[&_:is(td,th)]:px-1.5">
      <TableHead>
        <ColumnHeader>Jour</ColumnHeader>
        <ColumnHeader isNumeric>Appariés</ColumnHeader>
        {profiles.map((profile) => (
          <ColumnHeader key={profile} isNumeric>
            {PROFILE_LABELS[profile].title}
          </ColumnHeader>
        ))}
      </TableHead>
      <TableBody>
        {days.map((day) => {
          const point = points.find((one) => one.day === day)
          return (
            <TableRow key={day}>
              <RowHeader className="min-w-40 print:min-w-24">
                {wholeDay(day)}
                <span className="block font-normal text-ink-muted">{labels.get(day)?.join(', ')}</span>
              </RowHeader>
              <Cell isNumeric>{point ? pairingHeadline(point.paired, point.people) : '–'}</Cell>
              {profiles.map((profile) => (
                <Cell key={profile} isNumeric>
                  {point ? formatShare(point.byProfile[profile].paired, point.byProfile[profile].people) : '–'}
                </Cell>
              ))}
            </TableRow>
          )
        })}
      </TableBody>
    </Table>
  )
}
