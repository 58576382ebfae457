import { ActionButton } from '@/components/ui/action-button'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { Time } from '@/components/ui/time'
import { OutcomeBadge } from '@/features/portal-imports/components/outcome-badge'
import { PORTAL_PATH, portalImportWords, tellWarning } from '@/features/portal-imports/presentation'
import type { PortalImportView } from '@/features/portal-imports/queries'
import type { ActionState } from '@/lib/action-state'

type Withdraw = (state: ActionState, form: FormData) => Promise<ActionState>

type PortalImportHistoryProps = {
  imports: PortalImportView[]
  /** Bound to the establishment, from the page; null for those who may only read. */
  withdraw: Withdraw | null
}

/** The imports noted, the last made first. */
export function PortalImportHistory({ imports, withdraw }: PortalImportHistoryProps) {
  return (
    <Card title="Imports notés" id="imports-notes" isFlush={imports.length > 0}>
      {imports.length === 0 ? (
        <EmptyState icon="history" title="Aucun import dans l’ENT n’est noté pour cette année">
          Une fois les identifiants exportés de PRONOTE, faites dans l’ENT un import en mode complet ({PORTAL_PATH}),
          puis notez-le ici&nbsp;: sa date dira qui est arrivé depuis.
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line border-t border-line">
          {imports.map((one) => (
            <li key={one.id} className="grid gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:px-5">
              <Noted one={one} />
              {withdraw && !one.withdrawnAt && <Withdrawal one={one} action={withdraw} />}
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Noted({ one }: { one: PortalImportView }) {
  const { at, withdrawnAt, withdrawnByName, recordedAt, recordedByName, judgement } = one
  return (
    <div className="min-w-0 space-y-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className={withdrawnAt ? 'text-base text-ink-muted line-through' : 'text-base'}>
          <Time at={at} />
        </h3>
        <OutcomeBadge one={one} />
        <span className={withdrawnAt ? 'text-ink-muted' : undefined}>
          {portalImportWords({ ...one, isWithdrawn: withdrawnAt !== null, outcome: judgement.outcome })}
        </span>
      </div>
      {!withdrawnAt && judgement.warnings.map((warning) => <p key={warning.code}>{tellWarning(warning).detail}</p>)}
      <p className="text-sm text-ink-muted">
        Noté le <Time at={recordedAt} />, par {recordedByName}
      </p>
      {withdrawnAt && (
        <p className="text-sm text-ink-muted">
          Retiré le <Time at={withdrawnAt} />, par {withdrawnByName}
        </p>
      )}
    </div>
  )
}

function Withdrawal({ one, action }: { one: PortalImportView; action: Withdraw }) {
  return (
    <Disclosure
      className="-mt-1 text-sm"
      summary={
        <>
          Retirer…
          <span className="sr-only">
            {' '}
            l’import du <Time at={one.at} />
          </span>
        </>
      }
    >
      <p className="mb-2 max-w-72">
        Pour une erreur de saisie&nbsp;: il reste dans la liste sans plus compter, et ce qu’il était seul à prouver est
        à refaire. Rien ne change dans l’ENT.
      </p>
      <ActionButton action={action} fields={{ portalImportId: one.id }} variant="danger" size="sm">
        Retirer cet import
      </ActionButton>
    </Disclosure>
  )
}
