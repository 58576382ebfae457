import { scaleLinear, scaleUtc } from 'd3-scale'
import { area, line } from 'd3-shape'
import { dayLabel, instantOf } from '@/features/adoption/presentation'
import { cn } from '@/lib/cn'

export type ChartPoint = { day: string; people: number; paired: number }
/** From the axis down: each kind that was marked has its own line there. */
export const MARK_KINDS = ['import', 'portal_import', 'letters'] as const
type MarkKind = (typeof MARK_KINDS)[number]

export type ChartMark = { day: string; kind: MarkKind; title: string; label?: string }

type AdoptionChartProps = {
  points: readonly ChartPoint[]
  marks: readonly ChartMark[]
  /** In units of the drawing: text keeps its size where the drawing is shown at its own. */
  width: number
  height: number
  className?: string
}

const MARGIN = { top: 8, right: 14, bottom: 40, left: 44 }
const MARK_LINE = 20
const FIRST_MARK_LINE = 9
const SHARES = [0, 25, 50, 75, 100]
const UNITS_OF_A_LABEL = 90
/** Half a label: nearer to an edge it would be cut. */
const EDGE = 24

/** The share of paired people, day by day. Drawn for the eye alone: the table beside it says the same. */
export function AdoptionChart({ points, marks, width, height, className }: AdoptionChartProps) {
  const days = [...points, ...marks].map(({ day }) => instantOf(day).getTime())
  const lines = MARK_KINDS.filter((kind) => marks.some((mark) => mark.kind === kind))
  const floor = height - MARGIN.bottom - MARK_LINE * Math.max(0, lines.length - 1)
  const x = scaleUtc([new Date(Math.min(...days)), new Date(Math.max(...days))], [MARGIN.left, width - MARGIN.right])
  const y = scaleLinear([0, 100], [floor, MARGIN.top])
  const known = points.filter(({ people }) => people > 0)
  const at = (point: ChartPoint): [number, number] => [x(instantOf(point.day)), y((100 * point.paired) / point.people)]
  const places = known.map(at)
  const ticks = x
    .ticks(Math.max(2, Math.floor(width / UNITS_OF_A_LABEL)))
    .filter((tick) => tick.getUTCHours() === 0 && x(tick) < width - EDGE)
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className={cn('h-auto w-full overflow-visible', className)}
    >
      {SHARES.map((share) => (
        <g key={share}>
          <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(share)} y2={y(share)} className="stroke-line" />
          <text x={MARGIN.left - 8} y={y(share)} dy="0.32em" textAnchor="end" className="fill-ink-muted text-xs">
            {share}
            {'\u202f%'}
          </text>
        </g>
      ))}
      {ticks.map((tick) => (
        <text key={tick.getTime()} x={x(tick)} y={height - 8} textAnchor="middle" className="fill-ink-muted text-xs">
          {dayLabel(tick)}
        </text>
      ))}
      {marks.map(({ day, ...mark }) => (
        <Mark
          key={`${day} ${mark.kind}`}
          {...mark}
          x={x(instantOf(day))}
          top={MARGIN.top}
          below={floor + FIRST_MARK_LINE + MARK_LINE * lines.indexOf(mark.kind)}
        />
      ))}
      <path d={area().y0(floor)(places) ?? undefined} className="fill-accent-soft" opacity="0.7" />
      <path d={line()(places) ?? undefined} fill="none" strokeWidth="2.5" className="stroke-accent" />
      {places.map(([cx, cy]) => (
        <circle key={cx} cx={cx} cy={cy} r="3.5" strokeWidth="2" className="fill-raised stroke-accent" />
      ))}
    </svg>
  )
}

/** Text is drawn with the curve: each width of screen has its own drawing, so that it is read on all of them. */
const SIZES = [
  { width: 330, height: 220, shownWhere: 'sm:hidden print:hidden' },
  { width: 680, height: 230, shownWhere: 'max-sm:hidden lg:hidden print:block' },
  { width: 1120, height: 270, shownWhere: 'max-lg:hidden print:hidden' },
]

/** The curve over the whole width of a page. */
export function WideAdoptionChart({ points, marks }: Pick<AdoptionChartProps, 'points' | 'marks'>) {
  return SIZES.map(({ shownWhere, ...size }) => (
    <AdoptionChart key={size.width} points={points} marks={marks} {...size} className={shownWhere} />
  ))
}

type MarkProps = Omit<ChartMark, 'day'> & { x: number; top: number; below: number }

/** What moves the curve is ruled through it. */
const RULES = { import: null, portal_import: 'stroke-info', letters: 'stroke-warning' } satisfies Record<
  MarkKind,
  string | null
>

/** A list is a triangle under the axis; an import into the ENT, a rule down to a diamond; letters, one to a square and their number. */
function Mark({ kind, title, label, x, top, below }: MarkProps) {
  const rule = RULES[kind]
  return (
    <g>
      <title>{title}</title>
      {rule && <line x1={x} x2={x} y1={top} y2={below} strokeDasharray="3 3" className={rule} />}
      <MarkGlyph kind={kind} x={x} y={below} />
      {label && (
        <text x={x - 9} y={below} dy="0.35em" textAnchor="end" className="fill-ink-muted text-xs">
          {label}
        </text>
      )}
    </g>
  )
}

/** The same sign on the curve and in its legend, its middle at `x`, `y`. */
export function MarkGlyph({ kind, x, y }: { kind: MarkKind; x: number; y: number }) {
  switch (kind) {
    case 'import':
      return <path d={`M${x} ${y - 5}L${x + 5} ${y + 4}H${x - 5}Z`} className="fill-ink-muted" />
    case 'portal_import':
      return <path d={`M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`} className="fill-info" />
    case 'letters':
      return <path d={`M${x - 5} ${y - 5}H${x + 5}V${y + 5}H${x - 5}Z`} className="fill-warning" />
  }
}
