import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Icon } from './icon'
import { TextLink } from './text-link'

type TableProps = {
  /** What the table holds: names it and its scrolling region. Read out, not drawn, unless `showCaption`. */
  caption: string
  showCaption?: boolean
  /** On a narrow screen each row stands alone, its cells under their `label`, or beside it when they are figures. */
  isStacked?: boolean
  className?: string
  children: ReactNode
}

/** A dense table that scrolls by itself on a narrow screen and shows it, by keyboard too (RGAA 13.9, WCAG 2.1.1). */
export function Table({ caption, showCaption, isStacked, className, children }: TableProps) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} className={cn('scroll-edges relative', className)}>
      <table
        role="table"
        className={cn('w-full border-collapse text-left text-sm print:text-xs', isStacked && 'stacked-rows')}
      >
        <caption className={showCaption ? 'px-3 py-2 text-left text-ink-muted' : 'sr-only'}>{caption}</caption>
        {children}
      </table>
    </div>
  )
}

export function TableHead({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <thead role="rowgroup" className={cn('sticky top-0 z-10 bg-sunken text-ink-muted print:static', className)}>
      <tr role="row">{children}</tr>
    </thead>
  )
}

export function TableBody({ children }: { children: ReactNode }) {
  return (
    <tbody role="rowgroup" className="divide-y divide-line">
      {children}
    </tbody>
  )
}

export function TableRow({ className, ...rest }: Omit<ComponentProps<'tr'>, 'style'>) {
  return <tr role="row" className={cn('hover:bg-hover', className)} {...rest} />
}

type Sort = {
  /** Address of the list sorted by this column, or the other way round when it is already. */
  href: string
  direction: 'ascending' | 'descending' | 'none'
}

type HeaderCellProps = { sort?: Sort; isNumeric?: boolean; className?: string; children: ReactNode }

const SORT_ICONS = { ascending: 'sort-up', descending: 'sort-down', none: 'sort' } as const

/** The head of a column; with `sort`, a link that sorts by it. */
export function ColumnHeader({ sort, isNumeric, className, children }: HeaderCellProps) {
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort && sort.direction !== 'none' ? sort.direction : undefined}
      className={cn(
        'border-b border-line px-3 py-2 font-semibold whitespace-nowrap',
        isNumeric && 'text-right',
        className,
      )}
    >
      {sort ? (
        <TextLink href={sort.href} isQuiet className="inline-flex items-center gap-1">
          {children}
          <Icon name={SORT_ICONS[sort.direction]} className="print:hidden" />
          <span className="sr-only">{sort.direction === 'none' ? ' (trier)' : ' (inverser le tri)'}</span>
        </TextLink>
      ) : (
        children
      )}
    </th>
  )
}

type RowHeaderProps = Pick<CellProps, 'id' | 'label' | 'className'> & { children: ReactNode }

/** The head of a row: what the row is about. */
export function RowHeader({ label, className, children, id }: RowHeaderProps) {
  return (
    <th
      id={id}
      role="rowheader"
      scope="row"
      data-label={label}
      className={cn('px-3 py-2 text-left align-top font-semibold print:py-1', className)}
    >
      {children}
    </th>
  )
}

type CellProps = Omit<ComponentProps<'td'>, 'style'> & {
  isNumeric?: boolean
  /** The head of its column, shown above it where rows are stacked. */
  label?: string
}

export function Cell({ isNumeric, label, className, ...rest }: CellProps) {
  return (
    <td
      role="cell"
      data-label={label}
      data-numeric={isNumeric || undefined}
      className={cn(
        'px-3 py-2 align-top print:py-1',
        isNumeric && 'text-right whitespace-nowrap tabular-nums',
        className,
      )}
      {...rest}
    />
  )
}
