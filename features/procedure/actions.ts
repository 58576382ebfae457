'use server'

import { revalidatePath } from 'next/cache'
import { attest } from '@/domain/procedure/attest'
import { attestAgain } from '@/domain/procedure/attest-again'
import { block } from '@/domain/procedure/block'
import { declareConcerned } from '@/domain/procedure/declare-concerned'
import { declareNotConcerned } from '@/domain/procedure/declare-not-concerned'
import { exempt } from '@/domain/procedure/exempt'
import type { Act, NewFact } from '@/domain/procedure/fact'
import { reopen } from '@/domain/procedure/reopen'
import { request } from '@/domain/procedure/request'
import { restoreService } from '@/domain/procedure/restore-service'
import { seenValues } from '@/domain/procedure/seen-values'
import { decideAndAppend } from '@/features/procedure/mutations'
import { refusalSentence, reopenedSentence, type ProcedureRefusal } from '@/features/procedure/presentation'
import { findSetup, type StoredSetup } from '@/features/procedure/queries'
import { setupSchema, setupWithReasonSchema, stepSchema, stepWithReasonSchema } from '@/features/procedure/schemas'
import { accept, type Result } from '@/lib/result'
import { routes } from '@/lib/routes'
import type { EstablishmentAccess } from '@/server/access'
import { done, doneWithNotice, onEstablishment, refused, type Outcome } from '@/server/action'

export const attestStep = onEstablishment('advance')
  .input(stepSchema)
  .run(({ access, input, now }) =>
    decide(
      access,
      input,
      () => done('C’est noté : l’étape est attestée.'),
      (setup) => {
        const seen = seenValues(setup, input)
        return seen.ok ? attest(setup, input, actOf(access, now)) : seen
      },
    ),
  )

export const attestStepAgain = onEstablishment('advance')
  .input(stepSchema)
  .run(({ access, input, now }) =>
    decide(
      access,
      input,
      () => done('C’est noté : l’étape est refaite.'),
      (setup) => {
        const seen = seenValues(setup, input)
        return seen.ok ? attestAgain(setup, input, actOf(access, now)) : seen
      },
    ),
  )

export const exemptStep = onEstablishment('advance')
  .input(stepWithReasonSchema)
  .run(({ access, input, now }) =>
    decide(
      access,
      input,
      () => done('L’étape est dispensée.'),
      (setup) => exempt(setup, input, actOf(access, now)),
    ),
  )

export const blockStep = onEstablishment('advance')
  .input(stepWithReasonSchema)
  .run(({ access, input, now }) =>
    decide(
      access,
      input,
      () => done('L’assistance voit maintenant que vous êtes bloqué.'),
      (setup) => block(setup, input, actOf(access, now)),
    ),
  )

export const reopenStep = onEstablishment('advance')
  .input(stepWithReasonSchema)
  .run(({ access, input, now }) => {
    let message = ''
    return decide(
      access,
      input,
      () => doneWithNotice(message),
      (setup) => {
        const reopening = reopen(setup, input, actOf(access, now))
        if (!reopening.ok) return reopening
        message = reopenedSentence(reopening.value, setup.procedure)
        return accept(reopening.value.fact)
      },
    )
  })

export const requestStep = onEstablishment('advance')
  .input(stepSchema)
  .run(({ access, input, now }) =>
    decide(
      access,
      input,
      () => done('La date d’envoi est gardée : la balle est dans l’autre camp.'),
      (setup) => request(setup, input, actOf(access, now)),
    ),
  )

export const resumeService = onEstablishment('advance')
  .input(setupSchema)
  .run(({ access, input, now }) =>
    decide(
      access,
      { ...input, step: null },
      () => doneWithNotice('PRONOTE est remis en service ; vous reprendrez plus tard.'),
      (setup) => restoreService(setup, actOf(access, now)),
    ),
  )

export const leaveProcedure = onEstablishment('advance')
  .input(setupWithReasonSchema)
  .run(({ access, input, now }) =>
    decide(
      access,
      { ...input, step: null },
      () => doneWithNotice('L’établissement est déclaré non concerné.'),
      (setup) => declareNotConcerned(setup, input, actOf(access, now)),
    ),
  )

export const joinProcedure = onEstablishment('advance')
  .input(setupSchema)
  .run(({ access, input, now }) =>
    decide(
      access,
      { ...input, step: null },
      () => doneWithNotice('L’établissement est de nouveau concerné.'),
      (setup) => declareConcerned(setup, {}, actOf(access, now)),
    ),
  )

const LOST_RACES: ReadonlySet<ProcedureRefusal['reason']> = new Set(['changed', 'values-changed'])

function actOf(access: EstablishmentAccess<'advance'>, at: Date): Act {
  return { by: access.actor.id, at }
}

async function decide(
  access: EstablishmentAccess<'advance'>,
  seen: { step: string | null; version: number },
  tell: () => Outcome,
  rule: (setup: StoredSetup) => Result<NewFact, ProcedureRefusal>,
): Promise<Outcome> {
  const decision = await decideAndAppend(access, seen, rule)
  // After a lost race too: the page must show what changed, or the next try would be refused again.
  if (decision.ok || LOST_RACES.has(decision.refusal.reason)) revalidatePath(routes.establishment(access.uai), 'layout')
  if (!decision.ok) return refused(refusalSentence(decision.refusal, (await findSetup(access)).procedure))
  return tell()
}
