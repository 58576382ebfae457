import { Card } from '@/components/ui/card'
import { StateGlyph } from '@/components/ui/state-glyph'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { callsSentence } from '@/features/calls-for-help/presentation'
import type { CallForHelp, CallsForHelp } from '@/features/calls-for-help/queries'
import { stepTitle } from '@/features/population/presentation'
import { formatSince } from '@/lib/dates'
import { routes } from '@/lib/routes'

type CallsForHelpCardProps = {
  calls: CallsForHelp
  total: number
  newestHref: string
  oldestHref: string
  now: Date
}

/** The schools that are blocked, those that have just said so first; beyond a few, those that wait longest are named too. */
export function CallsForHelpCard({ calls, total, newestHref, oldestHref, now }: CallsForHelpCardProps) {
  const { newest, oldest } = calls
  return (
    <Card
      id="blocages"
      title="Demandent de l’aide"
      description={oldest.length > 0 && callsSentence(total)}
      isFlush
      className="mb-6 border-warning-line"
    >
      {oldest.length === 0 ? (
        <CallList calls={newest} now={now} />
      ) : (
        <>
          <GroupHead id="newest-calls" title="Derniers appels" href={newestHref} />
          <CallList calls={newest} now={now} labelledBy="newest-calls" />
          <GroupHead id="oldest-calls" title="Attendent depuis le plus longtemps" href={oldestHref} />
          <CallList calls={oldest} now={now} labelledBy="oldest-calls" />
        </>
      )}
    </Card>
  )
}

function GroupHead({ id, title, href }: { id: string; title: string; href: string }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-y border-line bg-sunken px-4 py-1.5 text-sm sm:px-5">
      <h3 id={id} className="font-semibold">
        {title}
      </h3>
      <TextLink href={href}>Tous, dans cet ordre</TextLink>
    </div>
  )
}

function CallList({ calls, now, labelledBy }: { calls: readonly CallForHelp[]; now: Date; labelledBy?: string }) {
  return (
    <ul aria-labelledby={labelledBy} className="divide-y divide-line">
      {calls.map((call) => (
        <li key={call.uai} className="grid gap-x-6 gap-y-1 px-4 py-2.5 text-sm sm:px-5 md:grid-cols-[18rem_1fr_auto]">
          <div className="min-w-0">
            <TextLink href={routes.establishment(call.uai)} isQuiet className="font-semibold">
              {call.name}
            </TextLink>
            <p className="text-ink-muted">
              {call.city} · <span className="whitespace-nowrap">{call.uai}</span>
            </p>
          </div>
          <ul className="min-w-0 space-y-2">
            {call.blocks.map(({ step, reason, since }) => (
              <li key={step}>
                <p className="flex gap-1.5">
                  <StateGlyph state="blocked" label="Bloqué" className="mt-[0.25em]" />
                  <span className="min-w-0">
                    <TextLink href={routes.procedure(call.uai, step)}>{stepTitle(step)}</TextLink>
                    {call.blocks.length > 1 && <span className="text-ink-muted">, {formatSince(since, now)}</span>}
                  </span>
                </p>
                {reason && <p className="line-clamp-3 wrap-anywhere">«&nbsp;{reason}&nbsp;»</p>}
              </li>
            ))}
          </ul>
          <p className="text-ink-muted md:text-right">
            <Time at={call.since}>{formatSince(call.since, now)}</Time>
          </p>
        </li>
      ))}
    </ul>
  )
}
