import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import type { Explanation } from '@/domain/pairing/explain-pairing'
import type { Candidate, EntStanding } from '@/domain/reconciliation/reconciliation'
import { profileWords } from '@/features/establishments/presentation'
import { accountName, CASE_TEXTS, differenceWords, namesakesText } from '@/features/reconciliation/presentation'
import type { ActionState } from '@/lib/action-state'
import { routes } from '@/lib/routes'
import { CaseForm } from './case-form'

type Act = (state: ActionState, form: FormData) => Promise<ActionState>
type CaseCardProps = { uai: string; group: Explanation[]; decide: Act }

/** One question: a person of PRONOTE, or several namesakes, beside the logins of the ENT that could be theirs. */
export function CaseCard({ uai, group, decide }: CaseCardProps) {
  const [first] = group
  if (!first?.ent || first.ent.kind === 'same' || first.ent.kind === 'unknown') return null
  const { person, ent } = first
  return (
    <Card
      level={3}
      title={`${person.lastName} ${person.firstName}`}
      id={`case-${person.key}`}
      description={group.length > 1 ? namesakesText(group.length) : CASE_TEXTS[ent.kind]}
    >
      <div className="space-y-6">
        {group.map((one) => (
          <PersonCase key={one.person.key} uai={uai} explanation={one} decide={decide} />
        ))}
      </div>
    </Card>
  )
}

type PersonCaseProps = { uai: string; explanation: Explanation; decide: Act }

function PersonCase({ uai, explanation: { person, ent }, decide }: PersonCaseProps) {
  if (!ent || ent.kind === 'same' || ent.kind === 'unknown') return null
  const name = `${person.lastName} ${person.firstName}`
  const isPaired = ent.kind === 'other_account'
  return (
    <div>
      <p className="text-sm text-ink-muted">Dans PRONOTE</p>
      <p className="font-semibold wrap-anywhere">{name}</p>
      <p className="mb-3 text-sm text-ink-muted">
        {profileWords(person)}
        {person.casId && `, identifiant CAS ${person.casId}`}
      </p>
      <ul className="divide-y divide-line border-t border-line">
        {candidatesOf(ent, person.className).map(({ account, difference }) => (
          <li key={account.key} className="flex flex-wrap items-center justify-between gap-3 py-3 last:pb-0">
            <div className="min-w-0">
              <p className="text-sm text-ink-muted">Dans l’ENT</p>
              <p className="font-semibold wrap-anywhere">{accountName({ ...account, className: null })}</p>
              <p className="text-sm text-ink-muted wrap-anywhere">
                {[account.className, account.entId, isPaired ? null : differenceWords(difference)]
                  .filter(Boolean)
                  .join(', ')}{' '}
                {account.className !== null && account.className === person.className && (
                  <Badge tone="info">même classe</Badge>
                )}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <CaseForm
                decide={decide}
                personKey={person.key}
                entId={account.entId}
                about={`${name}, ${accountName(account)}`}
                canRefuse={!isPaired}
              />
              {isPaired && (
                <ButtonLink href={routes.correction(uai, person.key)} size="sm" icon="undo">
                  Défaire cet appariement
                </ButtonLink>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The likeliest first: those of the same class, when both sides tell it. */
function candidatesOf(ent: Exclude<EntStanding, { kind: 'same' | 'unknown' }>, className: string | null): Candidate[] {
  const isOfClass = ({ account }: Candidate) => className !== null && account.className === className
  return allOf(ent).sort((left, right) => Number(isOfClass(right)) - Number(isOfClass(left)))
}

function allOf(ent: Exclude<EntStanding, { kind: 'same' | 'unknown' }>): Candidate[] {
  switch (ent.kind) {
    case 'several':
      return [...ent.candidates]
    case 'two_accounts':
      return ent.accounts.map((account) => ({ account, difference: null }))
    case 'differs':
      return [{ account: ent.account, difference: ent.difference }]
    case 'other_account':
      return [{ account: ent.account, difference: null }]
  }
}
