import type { ReactNode } from 'react'
import { Button } from './button'
import { ButtonLink } from './button-link'

type FilterBarProps = {
  /** Where the list is; the filters are added to this address by the browser. */
  action: string
  label: string
  /** The list without filters; shown when some are on. */
  resetHref?: string
  /** What the address keeps besides the fields: the sort, the view. */
  kept?: Record<string, string | undefined>
  /** What the button does, when it is not to narrow a list. */
  submit?: string
  children: ReactNode
}

/** A GET form: the filters live in the address, so that a view is a link, with or without JavaScript. */
export function FilterBar({ action, label, resetHref, kept = {}, submit, children }: FilterBarProps) {
  return (
    <search aria-label={label} className="block print:hidden">
      <form method="get" action={action} className="rounded-card border border-line bg-raised p-4 shadow-card">
        {Object.entries(kept).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,8.25rem),1fr))] items-end gap-x-4 gap-y-3 text-sm max-sm:*:first:col-span-full">
          {children}
        </div>
        <div className="mt-4 flex flex-wrap gap-2">
          <Button type="submit" variant="primary" size="sm" icon={submit ? undefined : 'filter'}>
            {submit ?? 'Filtrer'}
          </Button>
          {resetHref && (
            <ButtonLink href={resetHref} variant="quiet" size="sm" icon="x">
              Retirer les filtres
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  )
}
