import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Reason } from '@/domain/pairing/reason'
import { REASON_SLUGS, REASON_TEXTS } from '@/features/reconciliation/presentation'
import type { ReasonCount } from '@/features/reconciliation/queries'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

type ReasonsCardProps = {
  uai: string
  reasons: ReasonCount[]
  /** Lines lead to the people, and the card to what is done about them: not for who sees counts only. */
  isLinked: boolean
  /** Wrong pairings that wait for PRONOTE to be corrected. */
  waiting: number
}

/** Said last: they are not of the people who are to be paired. */
const BESIDE: readonly Reason[] = ['other_ent_account', 'absent']

/** Why people are not paired: how many for each reason, and what is to be done, by whom. */
export function ReasonsCard({ uai, reasons, isLinked, waiting }: ReasonsCardProps) {
  if (reasons.length === 0) return null
  const isBeside = ({ reason }: ReasonCount) => Number(BESIDE.includes(reason))
  const shown = [...reasons].sort((left, right) => isBeside(left) - isBeside(right) || right.people - left.people)
  return (
    <Card
      title="Pourquoi"
      id="reasons"
      description="Une raison par personne, la première qui suffit à expliquer."
      isFlush
      actions={
        isLinked && (
          <>
            <ButtonLink href={routes.reconciliation(uai)} size="sm">
              Rapprocher de l’ENT
            </ButtonLink>
            <ButtonLink href={routes.corrections(uai)} size="sm" icon="undo">
              Défaire un appariement{waiting > 0 && `\u00a0: ${formatNumber(waiting)} en attente`}
            </ButtonLink>
          </>
        )
      }
    >
      <Table isStacked caption="Raisons pour lesquelles des personnes ne sont pas appariées">
        <TableHead>
          <ColumnHeader>Raison</ColumnHeader>
          <ColumnHeader isNumeric>Personnes</ColumnHeader>
          <ColumnHeader>Que faire</ColumnHeader>
          <ColumnHeader>Par qui</ColumnHeader>
        </TableHead>
        <TableBody>
          {shown.map(({ reason, people }) => {
            const { label, cause, remedy, by } = REASON_TEXTS[reason]
            return (
              <TableRow key={reason}>
                <RowHeader className="sm:min-w-56">
                  {isLinked ? (
                    <TextLink href={`${routes.pairing(uai, { raison: REASON_SLUGS[reason] })}#unpaired`}>
                      {label}
                    </TextLink>
                  ) : (
                    label
                  )}
                  <span className="block font-normal text-ink-muted">{cause}</span>
                </RowHeader>
                <Cell isNumeric label="Personnes">
                  {formatNumber(people)}
                </Cell>
                <Cell label="Que faire" className="sm:min-w-56">
                  {remedy}
                </Cell>
                <Cell label="Par qui">{by}</Cell>
              </TableRow>
            )
          })}
        </TableBody>
      </Table>
    </Card>
  )
}
