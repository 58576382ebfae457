'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/card'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { ShownCase } from '@/features/reconciliation/presentation'
import { IDLE, type ActionState } from '@/lib/action-state'
import { formatNumber } from '@/lib/numbers'

type ObviousCasesProps = {
  /** Both bound to the establishment, from the page. */
  accept: Act
  decide: Act
  cases: ShownCase[]
}

type Act = (state: ActionState, form: FormData) => Promise<ActionState>

/** At once: more go in several times. */
const SHOWN = 100

/** The cases beyond reasonable doubt, to be read as a list, then accepted together but for those that are taken out. */
export function ObviousCases({ accept, decide, cases }: ObviousCasesProps) {
  const [state, formAction] = useActionState(accept, IDLE)
  if (cases.length === 0) return null
  const shown = cases.slice(0, SHOWN)
  const isTicked = (name: string) => state.status !== 'refused' || name in state.values
  return (
    <Card
      id="obvious"
      title={`Cas évidents (${formatNumber(cases.length)})`}
      description="Un nom composé, écrit en partie d’un côté, et personne d’autre pour ce compte. Décochez ceux dont vous doutez : rien n’en est décidé, ils seront demandés de nouveau."
      emphasis="accent"
      isFlush
    >
      <form action={formAction}>
        <div className="px-4">
          <FormSummary state={state} />
        </div>
        <Table isStacked caption="Cas évidents, à accepter ensemble">
          <TableHead>
            <ColumnHeader>Accepter</ColumnHeader>
            <ColumnHeader>Dans PRONOTE</ColumnHeader>
            <ColumnHeader>Dans l’ENT</ColumnHeader>
            <ColumnHeader>Différence</ColumnHeader>
            <ColumnHeader>
              <span className="sr-only">Refuser</span>
            </ColumnHeader>
          </TableHead>
          <TableBody>
            {shown.map(({ key, entId, person, personDetail, account, accountDetail, difference }) => {
              const name = `case-${key}`
              return (
                <TableRow key={key}>
                  <Cell label="Accepter">
                    <input
                      key={String(isTicked(name))}
                      type="checkbox"
                      name={name}
                      value={entId}
                      defaultChecked={isTicked(name)}
                      aria-label={`Accepter : ${person}, ${account}`}
                      className="size-5 accent-accent"
                    />
                  </Cell>
                  <RowHeader label="Dans PRONOTE" className="wrap-anywhere">
                    {person}
                    <span className="block font-normal text-ink-muted">{personDetail}</span>
                  </RowHeader>
                  <Cell label="Dans l’ENT" className="wrap-anywhere">
                    <span className="font-semibold">{account}</span>
                    <span className="block text-ink-muted">{accountDetail}</span>
                  </Cell>
                  <Cell label="Différence">{difference}</Cell>
                  <Cell className="text-right max-sm:text-left">
                    <SubmitButton
                      form={refusalOf(key)}
                      name="verdict"
                      value="other"
                      variant="quiet"
                      size="sm"
                      icon="x"
                      className="whitespace-nowrap"
                    >
                      Pas la même
                      <span className="sr-only">
                        {' '}
                        : {person}, {account}
                      </span>
                    </SubmitButton>
                  </Cell>
                </TableRow>
              )
            })}
          </TableBody>
        </Table>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-3">
          <SubmitButton variant="primary" icon="check">
            Accepter les cas cochés
          </SubmitButton>
          {cases.length > shown.length && (
            <p className="text-sm text-ink-muted">
              Les {formatNumber(shown.length)} premiers sont montrés&nbsp;; les autres suivront.
            </p>
          )}
        </div>
      </form>
      {shown.map((one) => (
        <Refusal key={one.key} decide={decide} case={one} />
      ))}
    </Card>
  )
}

type RefusalProps = { decide: Act; case: ShownCase }

/** The form of a row's own button, beside that of all rows: one cannot stand in the other. */
function Refusal({ decide, case: { key, entId } }: RefusalProps) {
  const [state, formAction] = useActionState(decide, IDLE)
  return (
    <form id={refusalOf(key)} action={formAction} className="px-4">
      <FormSummary state={state} />
      <input type="hidden" name="personKey" value={key} />
      <input type="hidden" name="entId" value={entId} />
    </form>
  )
}

function refusalOf(key: string): string {
  return `refuse-${key}`
}
