import { SkipLink } from '@/components/layout/skip-link'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/text-link'
import { findStep, type StepKey } from '@/domain/procedure/procedure'
import { serviceInterruption } from '@/domain/procedure/service-interruption'
import { ConcernForms } from '@/features/procedure/components/concern-forms'
import { PlaceFilter } from '@/features/procedure/components/place-filter'
import { PlaceSheet } from '@/features/procedure/components/place-sheet'
import type { ProcedureContext } from '@/features/procedure/components/procedure-context'
import { RecheckAlert } from '@/features/procedure/components/recheck-alert'
import { ServiceAlert } from '@/features/procedure/components/service-alert'
import { FactWords, Signature } from '@/features/procedure/components/step-history'
import { StepList } from '@/features/procedure/components/step-list'
import { StepPager } from '@/features/procedure/components/step-pager'
import { StepPanel } from '@/features/procedure/components/step-panel'
import { formatSince } from '@/lib/dates'
import { routes } from '@/lib/routes'

const STEP_ID = 'etape'

type ProcedureViewProps = {
  context: ProcedureContext
  /** The open step; null when nothing is left to do and none was asked for. */
  current: StepKey | null
}

/** The whole procedure: banners, steps, and one step open. */
export function ProcedureView({ context, current }: ProcedureViewProps) {
  const { uai, setup, standing, acts, now } = context
  const one = standing.steps.find(({ step }) => step.key === current)
  return (
    <div className="group/procedure">
      <div className="print:hidden">
        <ServiceAlert
          {...{ uai, now }}
          version={setup.version}
          interruption={serviceInterruption(setup)}
          resume={acts?.resume ?? null}
        />
        <BlockedAlert context={context} current={current} />
        <NotConcernedAlert context={context} />
        <div className="mb-5 empty:hidden">
          <RecheckAlert uai={uai} toRecheck={[...context.toRecheck.values()]} current={current} />
        </div>
        {acts && context.onBehalf && (
          <p className="mb-4 text-sm text-ink-muted">
            Vous agissez pour le compte de l’établissement&nbsp;: ce que vous faites ici est signé de votre nom, et
            l’établissement le voit.
          </p>
        )}
        {one && <SkipLink to={STEP_ID}>Aller à l’étape</SkipLink>}
        <PlaceFilter context={context} />
        <div className="grid items-start gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <StepList context={context} current={current} />
          <div
            id={STEP_ID}
            tabIndex={-1}
            className="min-w-0 scroll-mt-4 rounded-card border border-line bg-raised p-4 shadow-card focus:outline-none sm:p-6"
          >
            {one ? (
              <>
                <StepPanel key={one.step.key} one={one} context={context} />
                <StepPager context={context} current={one.step.key} />
              </>
            ) : (
              <NothingLeft context={context} />
            )}
          </div>
        </div>
        {acts && (
          <div className="mt-6">
            <ConcernForms acts={acts} version={setup.version} isConcerned={standing.state !== 'not_concerned'} />
          </div>
        )}
      </div>
      <PlaceSheet context={context} />
    </div>
  )
}

function BlockedAlert({ context: { uai, setup, standing, now }, current }: ProcedureViewProps): ReactNode {
  const { state, nextStep, since } = standing
  if (state !== 'blocked' || !nextStep || nextStep === current) return null
  return (
    <Alert tone="warning" title={`Une étape est bloquée ${formatSince(since, now)}`} className="mb-5">
      <TextLink href={routes.procedure(uai, nextStep)}>{findStep(setup.procedure, nextStep)?.title}</TextLink>
    </Alert>
  )
}

function NotConcernedAlert({ context: { setup, standing } }: { context: ProcedureContext }): ReactNode {
  if (standing.state !== 'not_concerned') return null
  const fact = setup.facts.findLast(({ kind }) => kind === 'declared_not_concerned')
  return (
    <Alert tone="info" title="Cet établissement est déclaré non concerné" className="mb-5">
      {fact && (
        <>
          <FactWords fact={fact} />
          <p>
            <Signature fact={fact} />
          </p>
        </>
      )}
      <p>Les étapes restent lisibles, mais ne se cochent plus. Vous pouvez revenir sur ce choix en bas de la page.</p>
    </Alert>
  )
}

function NothingLeft({ context: { uai, standing } }: { context: ProcedureContext }) {
  if (standing.state === 'not_concerned') return <p>Choisissez une étape dans la liste pour la lire.</p>
  return (
    <div className="prose">
      <h2>Toutes les étapes sont faites</h2>
      <p>
        PRONOTE s’ouvre maintenant depuis l’ENT. Suivez qui s’y est déjà connecté dans{' '}
        <TextLink href={routes.pairing(uai)}>l’appariement</TextLink>, et choisissez une étape dans la liste pour la
        relire ou la rouvrir.
      </p>
    </div>
  )
}
