import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button-link'
import { TextLink } from '@/components/ui/text-link'
import { findStep } from '@/domain/procedure/procedure'
import type { Standing } from '@/domain/procedure/standing'
import { countInWords, MODE_LABELS, tellOutcome, tellWarning } from '@/features/portal-imports/presentation'
import type { PortalImportView } from '@/features/portal-imports/queries'
import { factLabel } from '@/features/procedure/presentation'
import type { StoredSetup } from '@/features/procedure/queries'
import { formatDateTime } from '@/lib/dates'
import { routes } from '@/lib/routes'

type NotedImportProps = { uai: string; one: PortalImportView; setup: StoredSetup; standing: Standing }

const TONES = {
  done: 'success',
  interrupted: 'danger',
  nothing_imported: 'danger',
  before_school_year: 'warning',
} as const

/** What an import that was just noted or withdrawn says, what it changed, and what to do next. */
export function NotedImport({ uai, one, setup, standing }: NotedImportProps) {
  const { outcome, warnings } = one.judgement
  const told = one.withdrawnAt ? WITHDRAWN : tellOutcome(outcome, one)
  const doubts = one.withdrawnAt ? [] : warnings.map(tellWarning)
  const isDone = outcome === 'done'
  return (
    <div id="resultat" className="scroll-mt-4 space-y-3">
      <Alert
        tone={one.withdrawnAt ? 'info' : TONES[outcome]}
        title={told.title}
        announce="status"
        actions={<WayOn uai={uai} one={one} setup={setup} standing={standing} />}
      >
        <p>{inOneLine(one)}</p>
        <p>
          {told.detail} {told.remedy}
        </p>
        {!isDone && doubts.map(({ detail }) => <p key={detail}>{detail}</p>)}
        <ChangedSteps uai={uai} one={one} setup={setup} />
      </Alert>
      {isDone &&
        doubts.map(({ title, detail, remedy }) => (
          <Alert key={title} tone="warning" title={title}>
            <p>
              {detail} {remedy}
            </p>
            <p>
              <TextLink href={routes.pairing(uai)}>Voir les personnes connues ici</TextLink>
            </p>
          </Alert>
        ))}
    </div>
  )
}

/** To the next step; or back to the one that tells how a complete import is made, when this one is not done. */
function WayOn({ uai, one, setup: { procedure }, standing }: NotedImportProps) {
  const isToRedo = !one.withdrawnAt && one.judgement.outcome !== 'done'
  const step = isToRedo
    ? procedure.steps.find(({ provenBy }) => provenBy?.what === 'complete_import')
    : procedure.steps.find(({ key }) => key === standing.nextStep)
  if (!step) return null
  return (
    <ButtonLink href={routes.procedure(uai, step.key)} variant="primary" icon="arrow-right">
      {isToRedo ? 'Comment refaire l’import' : 'Étape suivante'}
    </ButtonLink>
  )
}

const WITHDRAWN = {
  title: 'L’import est retiré',
  detail: 'Il ne compte plus, et reste dans la liste avec le nom de qui l’a retiré.',
  remedy: 'Si la saisie était fausse, notez-le de nouveau.',
}

/** «Complet, le 3 novembre 2026 à 14:51, 1 295 identifiants»: for whoever checks what was read. */
function inOneLine({ mode, at, count, interrupted }: PortalImportView): string {
  const parts = [MODE_LABELS[mode], `le ${formatDateTime(at)}`, countInWords(count), interrupted && 'interrompu']
  return `${parts.filter(Boolean).join(', ')}.`
}

function ChangedSteps({ uai, one, setup }: Pick<NotedImportProps, 'uai' | 'one' | 'setup'>) {
  const changedAt = (one.withdrawnAt ?? one.recordedAt).getTime()
  const facts = setup.facts.filter(({ source, at }) => source === 'portal_import' && at.getTime() === changedAt)
  if (facts.length === 0) return null
  return (
    <ul>
      {facts.map((fact) => (
        <li key={fact.sequence}>
          {factLabel(fact)}&nbsp;:{' '}
          <TextLink href={routes.procedure(uai, fact.step)}>
            {fact.step && findStep(setup.procedure, fact.step)?.title}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}
