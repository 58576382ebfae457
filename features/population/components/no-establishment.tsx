import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { EmptyPopulation } from '@/features/population/presentation'
import { routes } from '@/lib/routes'

/** Nobody to show at all: why, and what to do first. */
export function NoEstablishment({ title, sentence, canFill }: EmptyPopulation) {
  const actions = canFill && (
    <>
      <ButtonLink href={routes.directory()} variant="primary" icon="upload">
        Charger l’annuaire
      </ButtonLink>
      <ButtonLink href={routes.newEstablishment()} icon="plus">
        Créer un établissement
      </ButtonLink>
    </>
  )
  return (
    <Card>
      <EmptyState icon="building" title={title} actions={actions}>
        <p>{sentence}</p>
      </EmptyState>
    </Card>
  )
}
