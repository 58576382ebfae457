import { Disclosure } from '@/components/ui/disclosure'
import { TextLink } from '@/components/ui/text-link'
import type { Explanation } from '@/domain/pairing/explain-pairing'
import { particulars, REASON_TEXTS } from '@/features/reconciliation/presentation'
import { routes } from '@/lib/routes'

/** One person's reason, with what is particular to them, and what is to be done, by whom. */
export function ReasonsCell({ uai, explanation }: { uai: string; explanation: Explanation }) {
  const { reason, person, ent } = explanation
  const { label, cause, remedy, by } = REASON_TEXTS[reason]
  const isCase = ent?.kind === 'several' || ent?.kind === 'two_accounts' || (ent?.kind === 'differs' && !ent.isSettled)
  const isWrong = reason === 'shared_cas_identifier' || reason === 'other_ent_account'
  return (
    <div className="max-w-xl space-y-0.5">
      <p className="font-semibold">{label}</p>
      {particulars(explanation).map((sentence) => (
        <p key={sentence} className="wrap-anywhere">
          {sentence}
        </p>
      ))}
      <Disclosure summary="Que faire" className="print:hidden">
        <p className="text-ink-muted">{cause}</p>
        <p>
          {remedy} <span className="text-ink-muted">({by})</span>
        </p>
        {isCase && !isWrong && <TextLink href={routes.reconciliation(uai)}>Trancher ce cas</TextLink>}
        {isWrong && <TextLink href={routes.correction(uai, person.key)}>Cette personne le porte à tort</TextLink>}
      </Disclosure>
    </div>
  )
}
