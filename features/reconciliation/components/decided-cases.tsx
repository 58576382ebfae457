import { ActionButton } from '@/components/ui/action-button'
import { Card } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { profileWords } from '@/features/establishments/presentation'
import { accountName } from '@/features/reconciliation/presentation'
import type { DecidedPage } from '@/features/reconciliation/queries'
import type { ActionState } from '@/lib/action-state'

type DecidedCasesProps = DecidedPage & {
  hrefOf: (page: number) => string
  reopen: (state: ActionState, form: FormData) => Promise<ActionState>
}

/** What was decided by hand, and the way back. Nothing is drawn when nothing was. */
export function DecidedCases({ total, decided, page, perPage, hrefOf, reopen }: DecidedCasesProps) {
  if (total === 0) return null
  return (
    <Card
      title="Déjà tranché"
      id="decided"
      description="Ces cas ne sont plus demandés, même à la prochaine liste."
      isFlush
    >
      <Table isStacked caption="Cas déjà tranchés, le plus récent en premier">
        <TableHead>
          <ColumnHeader>Dans PRONOTE</ColumnHeader>
          <ColumnHeader>Dans l’ENT</ColumnHeader>
          <ColumnHeader>Décision</ColumnHeader>
          <ColumnHeader>
            <span className="sr-only">Revenir en arrière</span>
          </ColumnHeader>
        </TableHead>
        <TableBody>
          {decided.map(({ id, person, account, entId, isSame, decidedAt, byName }) => (
            <TableRow key={id}>
              <RowHeader className="wrap-anywhere">
                {person.lastName} {person.firstName}
                <span className="block font-normal text-ink-muted">{profileWords(person)}</span>
              </RowHeader>
              <Cell label="Dans l’ENT" className="wrap-anywhere">
                {account ? accountName(account) : <span className="text-ink-muted">compte absent des listes</span>}
                <span className="block text-ink-muted">{entId}</span>
              </Cell>
              <Cell label="Décision">
                {isSame ? 'Même personne' : 'Pas la même'}
                <span className="block text-ink-muted">
                  <Time at={decidedAt} />, par {byName}
                </span>
              </Cell>
              <Cell>
                <ActionButton action={reopen} fields={{ decisionId: id }} size="sm" icon="undo" variant="quiet">
                  Redemander
                </ActionButton>
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {total > perPage && (
        <Pagination
          className="border-t border-line px-4 py-3"
          {...{ page, total, hrefOf }}
          pageSize={perPage}
          noun={{ one: 'cas', many: 'cas' }}
        />
      )}
    </Card>
  )
}
