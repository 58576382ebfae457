import type { Explanation } from '@/domain/pairing/explain-pairing'
import type { PairingSummary } from '@/domain/pairing/tally-pairing'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { personName } from '@/features/imports/presentation'
import { pairingHeadline } from '@/features/pairing/presentation'
import type { UnpairedGroup } from '@/features/pairing/queries'
import { REASON_TEXTS } from '@/features/reconciliation/presentation'
import { cn } from '@/lib/cn'

/** About what a class has: it stays on one page. */
const LINES_KEPT_TOGETHER = 40

type UnpairedOnPaperProps = {
  pairing: PairingSummary
  groups: readonly UnpairedGroup[]
  explanations: readonly Explanation[]
}

/** Everybody who is not paired and why, class after class, in columns that go on from page to page. */
export function UnpairedOnPaper({ pairing, groups, explanations }: UnpairedOnPaperProps) {
  const shortOf = new Map(explanations.map(({ person, reason }) => [person.key, REASON_TEXTS[reason].short]))
  return (
    <div className="print:break-before-page">
      <h3 className="text-xl">Personnes non appariées</h3>
      {groups.map((group) => (
        <div
          key={`${group.profile} ${group.className ?? ''}`}
          className={cn('mt-5', group.people.length <= LINES_KEPT_TOGETHER && 'break-inside-avoid')}
        >
          <h4 className="break-after-avoid border-b border-line-strong pb-1">
            {titleOf(group)} <span className="font-normal text-ink-muted">{countOf(group, pairing)}</span>
          </h4>
          <ul className="mt-2 columns-1 gap-x-8 sm:columns-2 lg:columns-3 print:columns-2">
            {group.people.map((person) => (
              <li key={person.key} className="break-inside-avoid wrap-anywhere">
                {personName(person)}, <span className="text-ink-muted">{shortOf.get(person.key)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function titleOf({ profile, className }: UnpairedGroup): string {
  if (profile !== 'pupil') return PROFILE_LABELS[profile].title
  return className ? `Classe ${className}` : 'Élèves sans classe'
}

function countOf({ profile, className }: UnpairedGroup, { byClass, byProfile }: PairingSummary): string {
  const count =
    profile === 'pupil'
      ? byClass.find((one) => one.className === className)
      : byProfile.find((one) => one.profile === profile)
  return count ? `appariés\u00a0: ${pairingHeadline(count.paired, count.people)}` : ''
}
