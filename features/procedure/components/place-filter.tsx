import { ChoiceLinks } from '@/components/ui/choice-links'
import { PrintButton } from '@/components/ui/print-button'
import { PLACES } from '@/domain/procedure/vocabulary'
import { PLACE_LABELS } from '@/features/establishments/presentation'
import type { ProcedureContext } from '@/features/procedure/components/procedure-context'
import { routes } from '@/lib/routes'

/** «Je suis devant…»: only what is done in front of one machine, kept in the address. */
export function PlaceFilter({ context: { uai, place, standing } }: { context: ProcedureContext }) {
  const used = PLACES.filter((one) => standing.steps.some(({ step }) => step.place === one))
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 print:hidden">
      <ChoiceLinks
        label="Je suis devant&nbsp;:"
        choices={[
          { href: routes.procedure(uai), label: 'Tout', isCurrent: place === null },
          ...used.map((one) => ({
            href: routes.procedure(uai, null, one),
            label: PLACE_LABELS[one],
            isCurrent: one === place,
          })),
        ]}
      />
      <PrintButton size="sm">{place ? 'Imprimer ce lieu' : 'Imprimer toutes les étapes'}</PrintButton>
    </div>
  )
}
