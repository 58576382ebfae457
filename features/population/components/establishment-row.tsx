import { Badge } from '@/components/ui/badge'
import { StateBadge } from '@/components/ui/state-badge'
import { Cell, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { KIND_LABELS, OWNER_LABELS, SETUP_STATES } from '@/features/establishments/presentation'
import { stepTitle } from '@/features/population/presentation'
import type { ListedEstablishment } from '@/features/population/queries'
import { cn } from '@/lib/cn'
import { formatSince } from '@/lib/dates'
import { formatNumber, formatShare } from '@/lib/numbers'
import { routes } from '@/lib/routes'

/** On a phone the row is a card of two columns; the roles keep it a table row for those who listen to it. */
const CARD_ROW =
  'max-md:grid max-md:grid-cols-2 max-md:gap-x-4 max-md:gap-y-1.5 max-md:px-4 max-md:py-3 print:table-row'
const CARD_CELL = 'max-md:block max-md:p-0 print:table-cell print:px-2'
const WHOLE_LINE = 'max-md:col-span-2'

type EstablishmentRowProps = { establishment: ListedEstablishment; now: Date }

/** One establishment of the list: who it is, where it stands, whose move it is. */
export function EstablishmentRow({ establishment, now }: EstablishmentRowProps) {
  const { uai, name, city, kind, state, owner, nextStep, stepsDone, stepsApplicable, stepsToRecheck, isServiceCut } =
    establishment
  const since = new Date(establishment.since)
  return (
    <TableRow role="row" className={CARD_ROW}>
      <th
        scope="row"
        role="rowheader"
        className={cn(
          'min-w-52 px-3 py-2 text-left align-top font-normal print:min-w-0 print:py-1',
          CARD_CELL,
          WHOLE_LINE,
        )}
      >
        <TextLink href={routes.establishment(uai)} isQuiet className="font-semibold">
          {name}
        </TextLink>
        <span className="block font-mono text-xs text-ink-muted">{uai}</span>
      </th>
      <Cell role="cell" className={CARD_CELL}>
        {city}
      </Cell>
      <Cell role="cell" className={cn(CARD_CELL, 'text-ink-muted max-md:text-right print:text-left')}>
        {KIND_LABELS[kind]}
      </Cell>
      <Cell role="cell" className={CARD_CELL}>
        <StateBadge state={state}>{SETUP_STATES[state].label}</StateBadge>
        {isServiceCut && (
          <Badge tone="warning" icon="alert-triangle" className="mt-1">
            Publication arrêtée
          </Badge>
        )}
      </Cell>
      <Cell role="cell" className={cn(CARD_CELL, 'max-md:order-1 max-md:col-span-2 md:w-[30%] print:w-[26%]')}>
        {nextStep ? (
          <TextLink href={routes.procedure(uai, nextStep)} isQuiet>
            {stepTitle(nextStep)}
          </TextLink>
        ) : (
          <span className="text-ink-muted">Plus rien à faire</span>
        )}
        {owner && <span className="block text-ink-muted">Responsable&nbsp;: {OWNER_LABELS[owner]}</span>}
      </Cell>
      <Cell
        role="cell"
        className={cn(
          CARD_CELL,
          'text-ink-muted max-md:text-right md:whitespace-nowrap print:text-left print:whitespace-normal',
        )}
      >
        <Time at={since}>{formatSince(since, now)}</Time>
      </Cell>
      <Cell role="cell" className={cn(CARD_CELL, 'min-w-28 max-md:order-2 print:min-w-0')}>
        <Label>Avancement</Label>
        <span className="tabular-nums">
          {stepsDone}/{stepsApplicable}
        </span>
        <progress
          aria-label={`Avancement de ${name}`}
          value={stepsDone}
          max={stepsApplicable || 1}
          className="bar mt-1 print:hidden"
        />
        {stepsToRecheck > 0 && (
          <span className="mt-1 block text-xs font-semibold text-warning">{stepsToRecheck} à revérifier</span>
        )}
      </Cell>
      <Cell role="cell" isNumeric className={cn(CARD_CELL, 'max-md:order-2 max-md:whitespace-normal')}>
        <Label>Appariement</Label>
        <PairedShare {...establishment} />
      </Cell>
    </TableRow>
  )
}

function Label({ children }: { children: string }) {
  return <span className="text-ink-muted md:hidden print:hidden">{children} </span>
}

function PairedShare({ people, paired }: ListedEstablishment) {
  if (people === 0) return <span className="text-ink-muted">aucune liste</span>
  return (
    <>
      <span className="font-semibold">{formatShare(paired, people)}</span>
      <span className="block text-ink-muted">
        {formatNumber(paired)} sur {formatNumber(people)}
      </span>
    </>
  )
}
