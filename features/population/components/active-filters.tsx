import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import type { ActiveFilter } from '@/features/population/presentation'

/** The filters that are on, each with the way to take it off. */
export function ActiveFilters({ filters, clearHref }: { filters: readonly ActiveFilter[]; clearHref: string }) {
  if (filters.length === 0) return null
  return (
    <nav aria-label="Filtres actifs" className="flex flex-wrap items-center gap-2 text-sm">
      <ul className="flex flex-wrap gap-2">
        {filters.map(({ filter, label, removeHref }) => (
          <li key={filter}>
            <TextLink
              href={removeHref}
              isQuiet
              className="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border border-accent-line bg-accent-soft px-3 wrap-anywhere"
            >
              <span className="sr-only">Retirer le filtre </span>
              {label}
              <Icon name="x" className="print:hidden" />
            </TextLink>
          </li>
        ))}
      </ul>
      {filters.length > 1 && (
        <TextLink href={clearHref} className="print:hidden">
          Retirer tous les filtres
        </TextLink>
      )}
    </nav>
  )
}
