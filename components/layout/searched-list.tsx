import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import type { IconName } from '@/components/ui/icon'
import { Pagination } from '@/components/ui/pagination'
import { TextInput } from '@/components/ui/text-input'
import { listHref } from '@/lib/list-query'

type EmptyWords = { title: string; sentence: string }

type SearchedListProps = {
  /** Where the list is: its search and its pages are added to this address. */
  path: string
  search: { text: string; label: string; field: string }
  /** What to say, and to do first, when nothing is listed: because nothing matches, or because there is nothing. */
  empty: { icon?: IconName; whenSearched: EmptyWords; otherwise: EmptyWords }
  pages?: { page: number; pageSize: number; total: number; noun: { one: string; many: string } }
  /** The table; null when it would be empty. */
  children: ReactNode
}

/** A table that is narrowed by one text, page by page, everything in the address. */
export function SearchedList({ path, search, empty, pages, children }: SearchedListProps) {
  const { text, label, field } = search
  const words = text ? empty.whenSearched : empty.otherwise
  return (
    <>
      <FilterBar action={path} label={label} resetHref={text ? path : undefined}>
        <TextInput label={field} name="q" defaultValue={text} />
      </FilterBar>
      <Card isFlush className="mt-4">
        {children ?? (
          <EmptyState icon={empty.icon} title={words.title}>
            {words.sentence}
          </EmptyState>
        )}
      </Card>
      {pages && <Pagination className="mt-4" {...pages} hrefOf={(page) => listHref(path, { text, page })} />}
    </>
  )
}
