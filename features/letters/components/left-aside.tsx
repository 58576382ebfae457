import { TextLink } from '@/components/ui/text-link'
import type { Recipients } from '@/domain/letters/recipients'
import { leftAsideSentence } from '@/features/letters/presentation'
import { PROFILE_SLUGS } from '@/features/pairing/schemas'
import { REASON_SLUGS, REASON_TEXTS } from '@/features/reconciliation/presentation'
import type { ReasonCount } from '@/features/reconciliation/queries'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

type LeftAsideProps = { uai: string; recipients: Recipients; reasons: readonly ReasonCount[] }

/** Whom signing in would not pair, and why: each reason leads to these people, and to what is to be done first. */
export function LeftAside({ uai, recipients, reasons }: LeftAsideProps) {
  if (reasons.length === 0) return null
  const { profile, className, withOthers } = recipients
  const group: Record<string, string> = {
    ...(className ? { classe: className } : {}),
    ...(profile ? { profil: PROFILE_SLUGS[profile] } : {}),
  }
  return (
    <div className="mb-5 max-w-3xl">
      <p>{leftAsideSentence(reasons, withOthers)}</p>
      <ul className="mt-1 list-disc pl-5">
        {reasons.map(({ reason, people }) => (
          <li key={reason}>
            <TextLink href={`${routes.pairing(uai, { ...group, raison: REASON_SLUGS[reason] })}#unpaired`}>
              {REASON_TEXTS[reason].label}
            </TextLink>
            {'\u00a0: '}
            {formatNumber(people)}
          </li>
        ))}
      </ul>
    </div>
  )
}
