import { ActionButton } from '@/components/ui/action-button'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { CORRECTION_STATES } from '@/features/corrections/presentation'
import type { CorrectionView } from '@/features/corrections/queries'
import { personName } from '@/features/imports/presentation'
import type { ActionState } from '@/lib/action-state'
import { routes } from '@/lib/routes'

type CorrectionTableProps = {
  uai: string
  corrections: CorrectionView[]
  keep: (state: ActionState, form: FormData) => Promise<ActionState>
}

/** Where each wrong pairing stands. Nothing is drawn when there is none. */
export function CorrectionTable({ uai, corrections, keep }: CorrectionTableProps) {
  if (corrections.length === 0) return null
  return (
    <Card title="Corrections suivies" id="corrections" isFlush>
      <Table isStacked caption="Corrections suivies, la plus récente en premier">
        <TableHead>
          <ColumnHeader>Personne</ColumnHeader>
          <ColumnHeader>Identifiant à effacer</ColumnHeader>
          <ColumnHeader>Signalée</ColumnHeader>
          <ColumnHeader>État</ColumnHeader>
          <ColumnHeader>
            <span className="sr-only">Annuler</span>
          </ColumnHeader>
        </TableHead>
        <TableBody>
          {corrections.map((one) => {
            const { label, tone, icon } = CORRECTION_STATES[one.state]
            const isWaiting = one.state === 'waiting'
            return (
              <TableRow key={one.id}>
                <RowHeader className="wrap-anywhere">
                  {isWaiting ? (
                    <TextLink href={routes.correction(uai, one.personKey)}>{personName(one)}</TextLink>
                  ) : (
                    personName(one)
                  )}
                  {one.className && <span className="font-normal text-ink-muted">, {one.className}</span>}
                </RowHeader>
                <Cell label="Identifiant à effacer" className="wrap-anywhere">
                  <code>{one.casId}</code>
                </Cell>
                <Cell label="Signalée">
                  <Time at={one.askedAt} />
                  <span className="block text-ink-muted">par {one.byName}</span>
                </Cell>
                <Cell label="État">
                  <Badge tone={tone} icon={icon}>
                    {label}
                  </Badge>
                  {one.provenAt && (
                    <span className="mt-1 block text-ink-muted">
                      le <Time at={one.provenAt} />
                    </span>
                  )}
                </Cell>
                <Cell>
                  {isWaiting && (
                    <ActionButton action={keep} fields={{ correctionId: one.id }} size="sm" icon="undo" variant="quiet">
                      Annuler
                    </ActionButton>
                  )}
                </Cell>
              </TableRow>
            )
          })}
        </TableBody>
      </Table>
    </Card>
  )
}
