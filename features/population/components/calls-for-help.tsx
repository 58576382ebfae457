import { Card } from '@/components/ui/card'
import { StateGlyph } from '@/components/ui/state-glyph'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { stepTitle } from '@/features/population/presentation'
import type { CallForHelp } from '@/features/population/queries'
import { formatSince } from '@/lib/dates'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

type CallsForHelpProps = { calls: readonly CallForHelp[]; total: number; allHref: string; now: Date }

/** The schools that are blocked, the one that has waited longest first, each with what it says and the way to its step. */
export function CallsForHelp({ calls, total, allHref, now }: CallsForHelpProps) {
  if (calls.length === 0) return null
  return (
    <Card
      id="blocages"
      title="Demandent de l’aide"
      actions={total > calls.length && <TextLink href={allHref}>Voir les {formatNumber(total)} bloqués</TextLink>}
      isFlush
      className="mb-6 border-warning-line"
    >
      <ul className="divide-y divide-line">
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
            <div className="min-w-0">
              <p className="flex gap-1.5">
                <StateGlyph state="blocked" label="Bloqué" className="mt-[0.25em]" />
                {call.step && <TextLink href={routes.procedure(call.uai, call.step)}>{stepTitle(call.step)}</TextLink>}
              </p>
              {call.reason && <p className="line-clamp-3 wrap-anywhere">«&nbsp;{call.reason}&nbsp;»</p>}
            </div>
            <p className="text-ink-muted md:text-right">
              <Time at={call.since}>{formatSince(call.since, now)}</Time>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
