import { ActionButton } from '@/components/ui/action-button'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { OutcomeBadge } from '@/features/portal-imports/components/outcome-badge'
import { countInWords, MODE_LABELS, PORTAL_PATH, tellWarning } from '@/features/portal-imports/presentation'
import type { PortalImportView } from '@/features/portal-imports/queries'
import type { ActionState } from '@/lib/action-state'
import { formatNumber } from '@/lib/numbers'

type PortalImportHistoryProps = {
  imports: PortalImportView[]
  /** Bound to the establishment, from the page; null for those who may only read. */
  withdraw: ((state: ActionState, form: FormData) => Promise<ActionState>) | null
}

const WIDE = 'max-md:hidden print:table-cell'

/** The imports noted, the last made first; on a phone, the details of each under its date. */
export function PortalImportHistory({ imports, withdraw }: PortalImportHistoryProps) {
  return (
    <Card title="Imports notés" id="imports-notes" isFlush={imports.length > 0}>
      {imports.length === 0 ? (
        <EmptyState icon="history" title="Aucun import dans l’ENT n’est noté pour cette année">
          Une fois les identifiants exportés de PRONOTE, faites dans l’ENT un import en mode complet ({PORTAL_PATH}),
          puis notez-le ici&nbsp;: sa date dira qui est arrivé depuis.
        </EmptyState>
      ) : (
        <Table caption="Imports dans l’ENT notés ici, le plus récent en premier">
          <TableHead>
            <ColumnHeader>Fait le</ColumnHeader>
            <ColumnHeader className={WIDE}>Mode</ColumnHeader>
            <ColumnHeader isNumeric className={WIDE}>
              Identifiants
            </ColumnHeader>
            <ColumnHeader>Résultat</ColumnHeader>
            <ColumnHeader className={WIDE}>Noté</ColumnHeader>
            {withdraw && (
              <ColumnHeader>
                <span className="sr-only">Retirer</span>
              </ColumnHeader>
            )}
          </TableHead>
          <TableBody>
            {imports.map((one) => (
              <TableRow key={one.id} className={one.withdrawnAt ? 'text-ink-muted' : undefined}>
                <RowHeader>
                  <Time at={one.at} />
                  <InBrief one={one} />
                </RowHeader>
                <Cell className={WIDE}>{MODE_LABELS[one.mode]}</Cell>
                <Cell isNumeric className={WIDE}>
                  {one.count === null ? '–' : formatNumber(one.count)}
                </Cell>
                <Cell>
                  <OutcomeBadge one={one} />
                  <Doubts one={one} />
                </Cell>
                <Cell className={WIDE}>
                  <Time at={one.recordedAt} />
                  <span className="block text-ink-muted">par {one.recordedByName}</span>
                  <WithdrawnBy one={one} />
                </Cell>
                {withdraw && <Cell>{!one.withdrawnAt && <Withdrawal one={one} action={withdraw} />}</Cell>}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}

/** What the hidden columns say. */
function InBrief({ one }: { one: PortalImportView }) {
  return (
    <div className="mt-1 space-y-0.5 font-normal text-ink-muted md:hidden print:hidden">
      <p>{[MODE_LABELS[one.mode], countInWords(one.count)].filter(Boolean).join(', ')}</p>
      <p>
        Noté le <Time at={one.recordedAt} />, par {one.recordedByName}
      </p>
      <WithdrawnBy one={one} />
    </div>
  )
}

function WithdrawnBy({ one: { withdrawnAt, withdrawnByName } }: { one: PortalImportView }) {
  if (!withdrawnAt) return null
  return (
    <p>
      Retiré le <Time at={withdrawnAt} />, par {withdrawnByName}
    </p>
  )
}

function Doubts({ one }: { one: PortalImportView }) {
  if (one.withdrawnAt) return null
  return one.judgement.warnings.map((warning) => (
    <p key={warning.code} className="mt-1 max-w-72 min-w-36 text-ink-muted">
      {tellWarning(warning).detail}
    </p>
  ))
}

function Withdrawal({
  one,
  action,
}: {
  one: PortalImportView
  action: NonNullable<PortalImportHistoryProps['withdraw']>
}) {
  return (
    <Disclosure
      className="-mt-1"
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
      <p className="mb-2 max-w-64 min-w-40">
        Pour une erreur de saisie&nbsp;: il reste dans la liste sans plus compter, et ce qu’il était seul à prouver est
        à refaire. Rien ne change dans l’ENT.
      </p>
      <ActionButton action={action} fields={{ portalImportId: one.id }} variant="danger" size="sm">
        Retirer cet import
      </ActionButton>
    </Disclosure>
  )
}
