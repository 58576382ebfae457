import { Card } from '@/components/ui/card'
import { OpeningForm } from './opening-form'

type OpeningRequiredProps = Parameters<typeof OpeningForm>[0] & {
  /** What cannot be done meanwhile: «voir les noms». */
  purpose: string
}

/** Stands where names would, for academy staff who have not opened them. */
export function OpeningRequired({ action, purpose }: OpeningRequiredProps) {
  return (
    <Card title="Données nominatives fermées" id="opening" emphasis="accent">
      <p className="mb-4 max-w-3xl">
        Ces personnes sont, pour la plupart, mineures. Pour {purpose}, ouvrez-vous les données nominatives de cet
        établissement pour une heure&nbsp;: il verra dans son journal que vous l’avez fait, et pourquoi.
      </p>
      <OpeningForm action={action} />
    </Card>
  )
}
