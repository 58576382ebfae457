import { ButtonLink } from '@/components/ui/button-link'
import { TextLink } from '@/components/ui/text-link'
import { UNPAIRED_REASONS } from '@/features/pairing/presentation'
import type { ConflictView, UnpairedFilter, UnpairedPerson } from '@/features/pairing/queries'
import { writeUnpairedFilter } from '@/features/pairing/schemas'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'
import { ConflictsCard } from './conflicts-card'
import { UnpairedFilters } from './unpaired-filters'
import { UnpairedList } from './unpaired-list'

type UnpairedSectionProps = {
  uai: string
  filter: UnpairedFilter
  classes: string[]
  conflicts: ConflictView[]
  unpaired: { total: number; people: UnpairedPerson[] }
  perPage: number
  canExport: boolean
}

/** Everything that names somebody: the conflicts, then the people who are not paired. */
export function UnpairedSection({ uai, filter, classes, conflicts, unpaired, ...props }: UnpairedSectionProps) {
  return (
    <>
      <ConflictsCard conflicts={conflicts} />
      <section id="unpaired" aria-labelledby="unpaired-title" className="space-y-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h3 id="unpaired-title" className="text-xl">
            Personnes non appariées ({formatNumber(unpaired.total)})
          </h3>
          {props.canExport && (
            <div className="flex flex-wrap gap-2">
              <ButtonLink href={routes.pairingExport(uai, 'nonapparies')} size="sm" icon="download" download>
                Exporter les non appariés
              </ButtonLink>
              <ButtonLink href={routes.pairingExport(uai, 'personnes')} size="sm" icon="download" download>
                Exporter tout le monde
              </ButtonLink>
            </div>
          )}
        </div>
        <dl className="max-w-3xl space-y-1 text-ink-muted">
          {Object.values(UNPAIRED_REASONS).map(({ label, detail }) => (
            <div key={label}>
              <dt className="inline font-semibold">{label}.</dt> <dd className="inline">{detail}</dd>
            </div>
          ))}
        </dl>
        <UnpairedFilters uai={uai} filter={filter} classes={classes} />
        {props.canExport && unpaired.total > props.perPage && (
          <p className="print:hidden">
            <TextLink href={routes.pairingPrint(uai, writeUnpairedFilter({ ...filter, page: 1 }))}>
              Toute la liste sur une page, à imprimer
            </TextLink>
          </p>
        )}
        <UnpairedList uai={uai} filter={filter} {...unpaired} perPage={props.perPage} />
      </section>
    </>
  )
}
