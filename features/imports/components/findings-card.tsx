import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { CorrectableField } from '@/domain/import/corrections'
import { findingAnchor, notListedSentence, SHOWN_FINDINGS, type FindingText } from '@/features/findings/presentation'
import { formatNumber } from '@/lib/numbers'
import type { ReactNode } from 'react'
import { LeftOutBox, TypedCell } from './corrections-form'

/** `field`: of the cell, when it can be typed again here; `isOptional`: the row would be taken, and may be left out. */
export type ShownFinding = FindingText & {
  field: CorrectableField | null
  isOptional: boolean
  who: string | undefined
}

type FindingsCardProps = {
  id: 'errors' | 'warnings'
  title: string
  description: string
  findings: ShownFinding[]
  /** Of the whole list: more than are shown, sometimes. */
  total: number
  actions?: ReactNode
}

/** What was found on rows: where, what, why, and what to do; the cell can be typed again in place, in a CorrectionsForm. */
export function FindingsCard(props: FindingsCardProps) {
  const { id, title, description, findings, total, actions } = props
  if (total === 0) return null
  const shown = findings.slice(0, SHOWN_FINDINGS)
  const notListed = notListedSentence({ total, listed: findings.length })
  const canCorrect = shown.some(({ field, isOptional }) => field !== null || isOptional)
  return (
    <Card id={id} title={`${title} (${formatNumber(total)})`} description={description} actions={actions} isFlush>
      <Table isStacked caption={title}>
        <TableHead>
          <ColumnHeader isNumeric>Ligne</ColumnHeader>
          <ColumnHeader>Personne</ColumnHeader>
          <ColumnHeader>Colonne et valeur</ColumnHeader>
          <ColumnHeader>Règle</ColumnHeader>
          <ColumnHeader>Que faire</ColumnHeader>
        </TableHead>
        <TableBody>
          {shown.map((finding, index) => (
            <TableRow key={`${finding.line} ${finding.rule} ${finding.value} ${index}`}>
              <RowHeader id={findingAnchor(id, index)} label="Ligne" className="text-right tabular-nums">
                {finding.line}
              </RowHeader>
              <Cell label="Personne" className="wrap-anywhere sm:min-w-32">
                {finding.who ?? <span className="text-ink-muted">sans nom</span>}
              </Cell>
              <Cell label="Colonne et valeur" className="wrap-anywhere sm:max-w-64 sm:min-w-56">
                <FoundCell finding={finding} />
              </Cell>
              <Cell label="Règle" className="sm:min-w-56">
                <span className="block font-semibold">{finding.label}</span>
                {finding.detail}
              </Cell>
              <Cell label="Que faire" className="sm:min-w-56">
                {finding.remedy}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {canCorrect && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-3">
          <SubmitButton variant="secondary" size="sm" icon="pencil" pendingLabel="Analyse en cours…">
            Analyser avec ces corrections
          </SubmitButton>
          <p className="text-sm text-ink-muted">
            Le fichier reste tel quel&nbsp;: corrigez aussi dans PRONOTE ce qui y est faux.
          </p>
        </div>
      )}
      {total > shown.length && (
        <p className="px-4 py-3 text-sm text-ink-muted">
          Les {formatNumber(shown.length)} premières sont montrées&nbsp;; le fichier des anomalies en contient
          davantage.
        </p>
      )}
      {notListed !== null && <p className="px-4 pb-3 text-sm">{notListed}</p>}
    </Card>
  )
}

function FoundCell({ finding: { line, column, value, field, isOptional } }: { finding: ShownFinding }) {
  return (
    <>
      {column && <span className="block text-ink-muted">{column}</span>}
      {field === null &&
        column !== '' &&
        (value === '' ? <span className="text-ink-muted">vide</span> : <code>{value}</code>)}
      {field !== null && <TypedCell name={`cell-${line}-${field}`} label={`Ligne ${line}, ${column}`} shown={value} />}
      {isOptional && <LeftOutBox name={`out-${line}`} line={line} />}
    </>
  )
}
