import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { RecordSearch } from '@/components/ui/record-search'
import { TextLink } from '@/components/ui/text-link'
import { correctableField } from '@/domain/import/corrections'
import { mayHoldCasId } from '@/domain/lists/unrecognised-columns'
import { describeError, describeWarning, type FindingText } from '@/features/findings/presentation'
import { describeRefusal } from '@/features/list-refusals/presentation'
import type { ImportDetail } from '@/features/imports/queries'
import { frenchSpaces } from '@/lib/french-spaces'
import { routes } from '@/lib/routes'
import type { ReactNode } from 'react'
import { ChangesCard } from './changes-card'
import { CorrectionsCard } from './corrections-card'
import { CorrectionsForm } from './corrections-form'
import { DecisionCard } from './decision-card'
import { FindingsCard, type ShownFinding } from './findings-card'
import type { ImportActions } from './import-act-form'
import { ImportCountsCards } from './import-counts'
import { ReanalyseForm } from './reanalyse-form'
import { ListNotes } from './list-notes'
import { RecognisedCard } from './recognised-card'

/** Fewer anomalies are read more quickly than searched. */
const SEARCH_FROM = 10
const TELL_COLUMNS = 'Dire ce que contient une colonne'

type ImportReviewProps = {
  uai: string
  found: ImportDetail
  actions: ImportActions
  canExport: boolean
  /** The PRONOTE identifiers of whom a wrong pairing is being undone. */
  awaited: ReadonlySet<string>
  /** For saying what columns hold that were not recognised, when there are any. */
  columnsForm: ReactNode
}

/** An analysis that waits for its decision. */
export function ImportReview({ uai, found, actions, canExport, awaited, columnsForm }: ImportReviewProps) {
  const { preview, counts, profile } = found
  if (!profile || !counts || !preview) return <ProfileQuestion {...{ found, actions, columnsForm }} />
  const shown = (finding: FindingText, who: string | undefined, isOptional: boolean): ShownFinding => {
    return { ...finding, who, field: correctableField(finding, found.recognised.columns), isOptional }
  }
  const once = oncePerCell()
  const errors = preview.errors.map((one) =>
    once(shown(describeError(one), one.who, one.rule === 'duplicate_identifier')),
  )
  const warnings = preview.warnings.map((one) => once(shown(describeWarning(one), one.who, true)))
  return (
    <div className="space-y-6">
      <ListNotes recognised={found.recognised} columnsForm={columnsForm} />
      <DecisionCard found={found} counts={counts} actions={actions} awaited={awaited} />
      <CorrectionsCard importId={found.id} preview={preview} correct={actions.correct} />
      <ImportCountsCards counts={counts} coverage={found.coverage} />
      {preview.errorTotal + preview.warningTotal >= SEARCH_FROM && (
        <RecordSearch
          action={actions.search}
          label="Nom ou prénom d’une personne dans les anomalies"
          fields={{ importId: found.id }}
          clearHref={routes.import(uai, found.id)}
        />
      )}
      {preview.errorTotal + preview.warningTotal > 0 && (
        <CorrectionsForm action={actions.correct} importId={found.id}>
          <FindingsCard
            id="errors"
            title="Erreurs"
            description={frenchSpaces(
              'Chacune de ces lignes est laissée de côté, à moins d’être corrigée ici ; les autres sont prises.',
            )}
            findings={errors}
            total={preview.errorTotal}
            actions={canExport && <FindingsDownload uai={uai} importId={found.id} />}
          />
          <FindingsCard
            id="warnings"
            title="Avertissements"
            description={frenchSpaces('Ces lignes sont prises ; vérifiez ce qui est dit.')}
            findings={warnings}
            total={preview.warningTotal}
            actions={canExport && preview.errorTotal === 0 && <FindingsDownload uai={uai} importId={found.id} />}
          />
        </CorrectionsForm>
      )}
      <ChangesCard preview={preview} counts={counts} awaited={awaited} />
      <RecognisedCard
        found={found}
        tell={
          columnsForm &&
          (mayHoldCasId(found.recognised) ? (
            <TextLink href="#columns-question">{TELL_COLUMNS}</TextLink>
          ) : (
            <Disclosure summary={TELL_COLUMNS}>{columnsForm}</Disclosure>
          ))
        }
      />
      <Disclosure look="boxed" summary="Ce n’est pas le bon profil, ou la liste n’est pas entière">
        <ReanalyseForm action={actions.reanalyse} importId={found.id} profile={profile} coverage={found.coverage} />
      </Disclosure>
    </div>
  )
}

/** Several findings can be about one cell, or one line: only the first lets it be typed, or left out. */
function oncePerCell(): (finding: ShownFinding) => ShownFinding {
  const seen = new Set<string>()
  const isFirst = (key: string) => !seen.has(key) && Boolean(seen.add(key))
  return (finding) => ({
    ...finding,
    field: finding.field !== null && isFirst(`${finding.line} ${finding.field}`) ? finding.field : null,
    isOptional: finding.isOptional && isFirst(`${finding.line}`),
  })
}

function FindingsDownload({ uai, importId }: { uai: string; importId: string }) {
  return (
    <ButtonLink href={routes.importFindings(uai, importId)} size="sm" icon="download" download>
      Fichier des anomalies
    </ButtonLink>
  )
}

function ProfileQuestion({ found, actions, columnsForm }: Omit<ImportReviewProps, 'uai' | 'canExport' | 'awaited'>) {
  const { declared, profile: recognised } = found.recognised
  const { title, detail, remedy } =
    declared && recognised
      ? describeRefusal({
          reason: 'profile_mismatch',
          declared,
          recognised: recognised.profile,
          column: recognised.because,
        })
      : describeRefusal({ reason: 'profile_unknown' })
  const isInterrupted = found.status === 'interrupted'
  return (
    <div className="space-y-6">
      {isInterrupted && (
        <Alert tone="danger" title="L’analyse a été interrompue" announce="alert">
          <p>Le serveur s’est arrêté avant la fin. Rien n’était écrit&nbsp;: analysez la liste de nouveau.</p>
        </Alert>
      )}
      <Card title={title} id="profile-question" emphasis="accent">
        <p className="max-w-3xl">
          {detail} {remedy}
        </p>
        <div className="mt-4">
          <ReanalyseForm
            action={actions.reanalyse}
            importId={found.id}
            profile={null}
            suggested={recognised?.profile ?? declared}
            coverage={found.coverage}
          />
        </div>
      </Card>
      <RecognisedCard
        found={found}
        tell={columnsForm && <Disclosure summary={TELL_COLUMNS}>{columnsForm}</Disclosure>}
      />
    </div>
  )
}
