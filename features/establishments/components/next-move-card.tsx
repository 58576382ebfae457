import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { findStep, type Procedure } from '@/domain/procedure/procedure'
import type { Standing } from '@/domain/procedure/standing'
import { OWNER_IN_SENTENCE, PLACE_LABELS } from '@/features/establishments/presentation'
import { formatSince } from '@/lib/dates'
import { routes } from '@/lib/routes'

/** From where one looks at the establishment: its own administrator, its reader, or academy staff. */
export type Viewer = 'school' | 'reader' | 'staff'

type NextMoveCardProps = {
  uai: string
  procedure: Procedure
  standing: Standing
  viewer: Viewer
  now: Date
}

/** Whose move it is, on which step, since when. */
export function NextMoveCard({ uai, procedure, standing, viewer, now }: NextMoveCardProps) {
  const { state, nextStep, owner, since, notConcernedReason } = standing
  if (state === 'done') {
    return (
      <MoveCard
        title="Le raccordement est terminé"
        action={<OpenProcedure uai={uai}>Relire la procédure</OpenProcedure>}
      >
        Toutes les étapes sont faites {formatSince(since, now)}.
      </MoveCard>
    )
  }
  const step = nextStep ? findStep(procedure, nextStep) : undefined
  if (state === 'not_concerned' || !step || !owner) {
    return (
      <MoveCard title="Établissement non concerné" action={<OpenProcedure uai={uai}>Voir la procédure</OpenProcedure>}>
        {notConcernedReason && <>«&nbsp;{notConcernedReason}&nbsp;», </>}
        {formatSince(since, now)}.
      </MoveCard>
    )
  }
  const blocked = standing.steps.find((one) => one.step.key === nextStep)?.lastFact?.reason
  return (
    <MoveCard
      title={moveTitle(standing, viewer)}
      action={
        <ButtonLink href={routes.procedure(uai, step.key)} variant="primary" icon="arrow-right">
          Ouvrir l’étape
        </ButtonLink>
      }
    >
      <span className="font-semibold">{step.title}</span> — {PLACE_LABELS[step.place]} · {formatSince(since, now)}
      {state === 'blocked' && blocked && <span className="mt-1 block">«&nbsp;{blocked}&nbsp;»</span>}
    </MoveCard>
  )
}

function moveTitle({ state, owner }: Standing, viewer: Viewer): string {
  if (state === 'blocked')
    return viewer === 'staff' ? 'Bloqué : l’établissement demande de l’aide' : 'Bloqué : l’académie est prévenue'
  if (owner !== 'school') return `En attente de ${owner ? OWNER_IN_SENTENCE[owner] : '…'}`
  return viewer === 'school' ? 'À vous de jouer' : 'À l’établissement de jouer'
}

function MoveCard({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) {
  return (
    <Card id="a-qui-de-jouer" title={title} emphasis="accent">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 flex-1 basis-72 text-lg wrap-break-word">{children}</p>
        {action}
      </div>
    </Card>
  )
}

function OpenProcedure({ uai, children }: { uai: string; children: ReactNode }) {
  return <ButtonLink href={routes.procedure(uai)}>{children}</ButtonLink>
}
