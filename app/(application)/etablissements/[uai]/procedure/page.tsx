import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { standing } from '@/domain/procedure/standing'
import { stepToOpen } from '@/domain/procedure/step-to-open'
import { PLACES } from '@/domain/procedure/vocabulary'
import { findEstablishment } from '@/features/establishments/queries'
import * as actions from '@/features/procedure/actions'
import { procedureContext, type ProcedureActs } from '@/features/procedure/components/procedure-context'
import { ProcedureView } from '@/features/procedure/components/procedure-view'
import { findSetup } from '@/features/procedure/queries'
import { routes } from '@/lib/routes'
import { allows } from '@/server/access'
import { requireEstablishment } from '@/server/guard'
import { now } from '@/server/clock'

export const metadata: Metadata = { title: 'Procédure' }

type ProcedurePageProps = { params: Promise<{ uai: string }>; searchParams: Promise<Record<string, unknown>> }

export default async function ProcedurePage({ params, searchParams }: ProcedurePageProps) {
  const { uai } = await params
  const { etape, lieu } = await searchParams
  const access = await requireEstablishment(uai, 'read')
  const [setup, establishment, canAct] = await Promise.all([
    findSetup(access),
    findEstablishment(access),
    allows(access, 'advance'),
  ])
  const place = PLACES.find((one) => one === lieu) ?? null
  const stand = standing(setup)
  const current = stepToOpen(stand, { step: typeof etape === 'string' ? etape : null, place })
  // The address names the open step, so that what is done to it does not open another under the hand.
  if (current && current !== etape) redirect(routes.procedure(uai, current, place))
  const { name: establishmentName, ent } = establishment
  const who = { acts: canAct ? actsOn(uai) : null, onBehalf: access.onBehalf, now: now() }
  const names = { establishmentName, entName: ent?.name ?? null }
  return (
    <ProcedureView
      current={current}
      context={procedureContext({ uai, setup, standing: stand, place, ...who, ...names })}
    />
  )
}

/** Bound here, on the server: a form bound in the browser would hang when posted without JavaScript. */
function actsOn(uai: string): ProcedureActs {
  return {
    attest: actions.attestStep.bind(null, uai),
    attestAgain: actions.attestStepAgain.bind(null, uai),
    exempt: actions.exemptStep.bind(null, uai),
    block: actions.blockStep.bind(null, uai),
    reopen: actions.reopenStep.bind(null, uai),
    request: actions.requestStep.bind(null, uai),
    resume: actions.resumeService.bind(null, uai),
    leave: actions.leaveProcedure.bind(null, uai),
    join: actions.joinProcedure.bind(null, uai),
  }
}
