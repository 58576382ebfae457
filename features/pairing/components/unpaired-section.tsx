import { UNPAIRED_REASONS } from '@/features/pairing/presentation'
import type { ConflictView, UnpairedFilter, UnpairedPerson } from '@/features/pairing/queries'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'
import { ConflictsCard } from './conflicts-card'
import { TableDownloads } from './table-downloads'
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
            <div className="flex flex-wrap gap-x-6 gap-y-2">
              <TableDownloads
                label="Exporter les non appariés"
                size="sm"
                hrefOf={(format) => routes.pairingExport(uai, 'nonapparies', format)}
              />
              <TableDownloads
                label="Exporter tout le monde"
                size="sm"
                hrefOf={(format) => routes.pairingExport(uai, 'personnes', format)}
              />
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
        <UnpairedList uai={uai} filter={filter} {...unpaired} perPage={props.perPage} />
      </section>
    </>
  )
}
