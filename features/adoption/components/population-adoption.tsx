import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { WeekPoint } from '@/domain/adoption/weeks'
import { WideAdoptionChart } from '@/features/adoption/components/adoption-chart'
import { wholeDay } from '@/features/adoption/presentation'
import { formatNumber, formatShare } from '@/lib/numbers'

/** How the pairing of several establishments went, week after week: counts, and nobody's name. */
export function PopulationAdoption({ weeks }: { weeks: readonly WeekPoint[] }) {
  if (weeks.length === 0) return null
  return (
    <Card
      id="adoption"
      title="Semaine après semaine"
      className="break-inside-auto!"
      description="Part des personnes appariées, à la fin de chaque semaine. Un établissement compte à partir de sa première liste : la part peut donc baisser quand de nouveaux arrivent."
    >
      {weeks.length === 1 ? (
        <p className="text-ink-muted">La courbe commencera aux imports d’une autre semaine.</p>
      ) : (
        <WideAdoptionChart points={weeks} marks={[]} />
      )}
      <Disclosure summary="Les mêmes chiffres en tableau" className="mt-4 print:[&>div]:pl-0">
        <Table caption="Personnes appariées, semaine après semaine">
          <TableHead>
            <ColumnHeader>Semaine du</ColumnHeader>
            <ColumnHeader isNumeric>Appariés</ColumnHeader>
            <ColumnHeader isNumeric>Personnes</ColumnHeader>
            <ColumnHeader isNumeric>Part</ColumnHeader>
          </TableHead>
          <TableBody>
            {[...weeks].reverse().map(({ day, people, paired }) => (
              <TableRow key={day}>
                <RowHeader>{wholeDay(day)}</RowHeader>
                <Cell isNumeric>{formatNumber(paired)}</Cell>
                <Cell isNumeric>{formatNumber(people)}</Cell>
                <Cell isNumeric>{formatShare(paired, people)}</Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Disclosure>
    </Card>
  )
}
