import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { PROFILES } from '@/domain/people/profile'
import {
  AdoptionChart,
  MARK_KINDS,
  MarkGlyph,
  WideAdoptionChart,
  type ChartMark,
} from '@/features/adoption/components/adoption-chart'
import { AdoptionTable } from '@/features/adoption/components/adoption-table'
import {
  eventsByDay,
  lettersEffects,
  lettersOfDay,
  wholeDay,
  type LettersEffect,
} from '@/features/adoption/presentation'
import type { Adoption } from '@/features/adoption/queries'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { formatShare } from '@/lib/numbers'

/** How the pairing went, day by day: in all, then by profile, and as a table. */
export function AdoptionCard({ points, events }: Adoption) {
  const last = points.at(-1)
  if (!last) return null
  const labels = eventsByDay(events)
  const marks: ChartMark[] = MARK_KINDS.flatMap((kind) =>
    [...new Set(events.filter((event) => event.kind === kind).map(({ day }) => day))].map((day) => ({
      day,
      kind,
      title: (labels.get(day) ?? []).join(', '),
      ...(kind === 'letters' ? { label: lettersOfDay(events, day) } : {}),
    })),
  )
  const effects = lettersEffects(events)
  const profiles = PROFILES.filter((profile) => points.some(({ byProfile }) => byProfile[profile].people > 0))
  return (
    <Card
      id="adoption"
      title="Jour après jour"
      level={3}
      className="break-inside-auto!"
      description="Part des personnes appariées, à la fin de chaque jour où une liste a été importée."
    >
      {points.length === 1 ? (
        <p className="text-ink-muted">La courbe commencera au prochain import, un autre jour que le premier.</p>
      ) : (
        <>
          <WideAdoptionChart points={points} marks={marks} />
          <Legend marks={marks} />
          <div className="mt-5 grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4 print:grid-cols-2">
            {profiles.map((profile) => {
              const { people, paired } = last.byProfile[profile]
              return (
                <figure key={profile} className="min-w-0 break-inside-avoid">
                  <figcaption className="text-sm font-semibold">
                    {PROFILE_LABELS[profile].title}{' '}
                    <span className="font-normal text-ink-muted">{formatShare(paired, people)}</span>
                  </figcaption>
                  <AdoptionChart
                    points={points.map(({ day, byProfile }) => ({ day, ...byProfile[profile] }))}
                    marks={[]}
                    width={300}
                    height={140}
                  />
                </figure>
              )
            })}
          </div>
        </>
      )}
      {effects.length > 0 && <LettersEffects effects={effects} />}
      <Disclosure summary="Les mêmes chiffres en tableau" className="mt-4 print:[&>div]:pl-0">
        <AdoptionTable points={points} labels={labels} profiles={profiles} />
      </Disclosure>
    </Card>
  )
}

const SIGNS = {
  import: 'import d’une liste',
  portal_import: 'import dans l’ENT',
  letters: 'lettres préparées, leur nombre',
} satisfies Record<ChartMark['kind'], string>

function Legend({ marks }: { marks: readonly ChartMark[] }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-5 text-sm text-ink-muted">
      {MARK_KINDS.filter((kind) => marks.some((mark) => mark.kind === kind)).map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3">
            <MarkGlyph kind={kind} x={6} y={6} />
          </svg>
          {SIGNS[kind]}
        </li>
      ))}
    </ul>
  )
}

const EFFECTS_SHOWN = 5

/** What letters brought, in words: the same stands in the table, for all of them. */
function LettersEffects({ effects }: { effects: readonly LettersEffect[] }) {
  return (
    <section aria-labelledby="letters-effect-title" className="mt-5">
      <h4 id="letters-effect-title" className="text-sm font-semibold">
        Effet des lettres
      </h4>
      <ul className="mt-1 space-y-1 text-sm">
        {effects.slice(0, EFFECTS_SHOWN).map(({ day, sentence }, index) => (
          <li key={`${day} ${index}`}>
            {wholeDay(day)}
            {'\u00a0: '}
            {sentence}.
          </li>
        ))}
      </ul>
    </section>
  )
}
