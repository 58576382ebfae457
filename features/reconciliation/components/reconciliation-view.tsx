import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { TextLink } from '@/components/ui/text-link'
import type { Explanation } from '@/domain/pairing/explain-pairing'
import { groupCases } from '@/domain/reconciliation/group-cases'
import { splitCases } from '@/domain/reconciliation/obvious-cases'
import { shownCase } from '@/features/reconciliation/presentation'
import type { DecidedPage } from '@/features/reconciliation/queries'
import type { ActionState } from '@/lib/action-state'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'
import { CaseCard } from './case-card'
import { DecidedCases } from './decided-cases'
import { ObviousCases } from './obvious-cases'

const PER_PAGE = 20

type Act = (state: ActionState, form: FormData) => Promise<ActionState>
type ReconciliationViewProps = {
  uai: string
  cases: Explanation[]
  isListKnown: boolean
  decided: DecidedPage
  /** From 1. */
  page: number
  decide: Act
  accept: Act
  reopen: Act
}

/** People of PRONOTE and logins of the ENT that may be theirs: what is to be decided by hand, and what was. */
export function ReconciliationView({
  uai,
  cases,
  isListKnown,
  decided,
  page,
  decide,
  accept,
  reopen,
}: ReconciliationViewProps) {
  const { together, byThemselves } = splitCases(cases)
  const groups = groupCases(byThemselves)
  const shown = groups.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  return (
    <div className="space-y-6">
      <div>
        <TextLink href={routes.pairing(uai)}>Appariement</TextLink>
        <div className="mt-2 flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-2xl">
            {cases.length > 0 ? `À trancher (${formatNumber(cases.length)})` : 'Rapprochement avec l’ENT'}
          </h2>
          {(cases.length > 0 || isListKnown) && (
            <ButtonLink href={routes.entLists(uai)} size="sm" icon="upload">
              Apporter la liste de l’ENT
            </ButtonLink>
          )}
        </div>
        <p className="mt-1 max-w-3xl text-ink-muted">
          {cases.length > 0
            ? 'Le nom de ces personnes ne suffit pas à dire quel compte de l’ENT est le leur.'
            : 'Quand le nom d’une personne ne suffit pas à dire quel compte de l’ENT est le sien, la question est posée ici.'}{' '}
          Ce que vous tranchez est gardé, et reste vrai pour les listes suivantes.
        </p>
      </div>
      {cases.length === 0 && (
        <Card>
          {isListKnown ? (
            <EmptyState icon="check-circle" title="Rien à trancher">
              Chaque personne non appariée a un compte à son nom dans l’ENT, ou n’en a aucun.
            </EmptyState>
          ) : (
            <EmptyState
              icon="file"
              title="Aucune liste de l’ENT n’est connue"
              actions={
                <ButtonLink href={routes.entLists(uai)} variant="primary" icon="upload">
                  Apporter la liste de l’ENT
                </ButtonLink>
              }
            >
              Avec la liste de ses comptes, on saura qui y manque, et qui y porte un autre nom.
            </EmptyState>
          )}
        </Card>
      )}
      <ObviousCases accept={accept} decide={decide} cases={together.map(shownCase)} />
      {shown.map((group) => (
        <CaseCard key={group[0]?.person.key} uai={uai} group={group} decide={decide} />
      ))}
      {groups.length > PER_PAGE && (
        <Pagination
          page={page}
          pageSize={PER_PAGE}
          total={groups.length}
          noun={{ one: 'question', many: 'questions' }}
          hrefOf={(cases) => routes.reconciliation(uai, { cases })}
        />
      )}
      <DecidedCases
        {...decided}
        hrefOf={(other) => routes.reconciliation(uai, { cases: page, decided: other })}
        reopen={reopen}
      />
    </div>
  )
}
