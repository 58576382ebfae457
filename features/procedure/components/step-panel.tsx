import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { StateGlyph } from '@/components/ui/state-glyph'
import { TextLink } from '@/components/ui/text-link'
import { findStep, type Step } from '@/domain/procedure/procedure'
import type { StepStanding } from '@/domain/procedure/standing'
import { reachesFloor } from '@/domain/procedure/version-floor'
import { OWNER_IN_SENTENCE, PLACE_LABELS } from '@/features/establishments/presentation'
import { FilledText } from '@/features/procedure/components/filled-text'
import {
  isDone,
  STEP_HEADING_ID,
  stepNumber,
  type ProcedureContext,
} from '@/features/procedure/components/procedure-context'
import { StateOnItsWay } from '@/features/procedure/components/state-on-its-way'
import { StepActs } from '@/features/procedure/components/step-acts'
import { StepFailures } from '@/features/procedure/components/step-failures'
import { FactWords, Signature, StepHistory } from '@/features/procedure/components/step-history'
import { StepMessage } from '@/features/procedure/components/step-message'
import { StepProof } from '@/features/procedure/components/step-proof'
import { StepRecheck } from '@/features/procedure/components/step-recheck'
import { StepFields, StepValues } from '@/features/procedure/components/step-values'
import { factLabel, moveSentence, refusalSentence } from '@/features/procedure/presentation'
import { routes } from '@/lib/routes'

type StepPanelProps = { one: StepStanding; context: ProcedureContext }

/** The open step: what to do, with the school's own values, and the forms that say it is done. */
export function StepPanel({ one, context }: StepPanelProps) {
  const { step } = one
  const floor = versionObstacle(one, context)
  return (
    <div className="space-y-5">
      <StepHead one={one} context={context} />
      <StandingNotice one={one} context={context} />
      <StepRecheck one={one} context={context} />
      <Requirements one={one} context={context} />
      {step.warning && (
        <Alert tone="warning" title="Avant de commencer">
          <p>
            <FilledText text={step.warning} context={context} />
          </p>
        </Alert>
      )}
      <div className="prose">
        {step.body.map((paragraph) => (
          <p key={paragraph}>
            <FilledText text={paragraph} context={context} />
          </p>
        ))}
      </div>
      <StepValues step={step} context={context} />
      <StepFields step={step} context={context} />
      {floor}
      {step.message && <StepMessage one={one} message={step.message} context={context} />}
      <StepFailures step={step} context={context} />
      <StepProof step={step} context={context} />
      {context.acts && (
        <StepActs one={one} context={context} acts={context.acts} isHeldUp={one.missing.length > 0 || floor !== null} />
      )}
      <StepHistory facts={context.setup.facts} step={step.key} />
    </div>
  )
}

function StepHead({ one: { step, state }, context }: StepPanelProps) {
  return (
    <header>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={STEP_HEADING_ID} tabIndex={-1} className="text-xl focus:outline-none sm:text-2xl">
          <span className="text-ink-muted tabular-nums">{stepNumber(context, step)}</span> {step.title}
        </h2>
        <StateOnItsWay state={state} look="badge" />
        {context.toRecheck.has(step.key) && (
          <Badge tone="warning" icon="alert-triangle">
            À revérifier
          </Badge>
        )}
      </div>
      <p className="mt-1.5 flex flex-wrap gap-x-2 gap-y-1">
        <Badge icon="server">{PLACE_LABELS[step.place]}</Badge>
        <Badge icon="user">Responsable&nbsp;: {OWNER_IN_SENTENCE[step.owner]}</Badge>
        {step.addedByUs && <Badge>Ajoutée à la procédure d’origine</Badge>}
      </p>
      {step.where && (
        <p className="mt-2 text-ink-muted">
          Où&nbsp;: <FilledText text={step.where} context={context} />
        </p>
      )}
    </header>
  )
}

/** Where the step stands, in a sentence: who did it, who is waited for, what is wrong. */
function StandingNotice({ one, context }: StepPanelProps): ReactNode {
  const last = context.setup.facts.findLast((fact) => fact.sequence === one.lastFact?.sequence)
  if (one.state === 'not_applicable') {
    return (
      <Alert tone="info" title="Sans objet avec votre configuration">
        <p>
          Cette étape ne vous concerne pas. Elle reviendra si la{' '}
          <TextLink href={routes.configuration(context.uai)}>configuration</TextLink> change.
        </p>
      </Alert>
    )
  }
  if (one.state === 'blocked' && last) {
    return (
      <Alert tone="warning" title="Étape bloquée : l’assistance de l’académie est prévenue">
        <FactWords fact={last} />
        <p>
          <Signature fact={last} />
        </p>
      </Alert>
    )
  }
  if (isDone(one) && last) {
    return (
      <div>
        <p>
          <StateGlyph state={one.state} className="mr-1.5 inline align-[-0.1em]" />
          <span className="font-semibold">{factLabel(last)}</span> · <Signature fact={last} />
        </p>
        <FactWords fact={last} />
      </div>
    )
  }
  const sentence = moveSentence(one, context.now)
  return sentence && <p>{sentence}</p>
}

function Requirements({ one: { missing }, context }: StepPanelProps) {
  if (missing.length === 0) return null
  const steps = missing
    .map((key) => findStep(context.setup.procedure, key))
    .filter((step): step is Step => step !== undefined)
  return (
    <Alert tone="info" title="À faire d’abord">
      <ul>
        {steps.map((step) => (
          <li key={step.key}>
            <TextLink href={routes.procedure(context.uai, step.key, context.place)}>
              {stepNumber(context, step)} {step.title}
            </TextLink>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** The version that the step asks for is not entered, or too low: said before one tries to tick. */
function versionObstacle(one: StepStanding, context: ProcedureContext): ReactNode {
  const { versionFloor } = one.step
  if (!versionFloor || isDone(one) || one.state === 'not_applicable') return null
  const reached = reachesFloor(versionFloor, context.setup.configuration)
  if (reached.ok) return null
  return (
    <Alert tone="info" title="Version à vérifier">
      <p>{refusalSentence(reached.refusal, context.setup.procedure)}</p>
      <p>
        <TextLink href={routes.configuration(context.uai, versionFloor.field)}>Aller à la configuration</TextLink>
      </p>
    </Alert>
  )
}
