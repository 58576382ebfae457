import { formatNumber } from '@/lib/numbers'
import { counted } from '@/lib/plural'
import { Icon, type IconName } from './icon'
import { shownPages } from './shown-pages'
import { TextLink } from './text-link'

type PaginationProps = {
  /** From 1. */
  page: number
  pageSize: number
  /** Rows of the whole filtered list. */
  total: number
  /** What is listed: `{ one: 'établissement', many: 'établissements' }`. */
  noun: { one: string; many: string }
  hrefOf: (page: number) => string
  className?: string
}

const LINK = 'inline-flex min-h-9 min-w-9 items-center justify-center gap-1 rounded-control px-2 no-underline'

/** Where one stands in a long list, and the way to its other pages: first, last, and the neighbours. */
export function Pagination({ page, pageSize, total, noun, hrefOf, className }: PaginationProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const first = Math.min((page - 1) * pageSize + 1, total)
  const last = Math.min(page * pageSize, total)
  const range =
    pages === 1
      ? counted(total, noun.one, noun.many)
      : `${formatNumber(first)} à ${formatNumber(last)} sur ${formatNumber(total)} ${noun.many}`
  // Left out on a phone, where the line has no room for them.
  const isNeighbour = (shown: number | null) => shown !== null && shown !== page && shown !== 1 && shown !== pages
  return (
    <div className={className}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm">
        <p className="text-ink-muted tabular-nums">{range}</p>
        {pages > 1 && (
          <nav aria-label="Pages" className="print:hidden">
            <ul className="flex flex-wrap items-center gap-1">
              <Step href={page > 1 ? hrefOf(page - 1) : null} icon="chevron-left" label="Page précédente" />
              {shownPages(page, pages).map((shown, index) => (
                <li key={shown ?? `gap-${index}`} className={isNeighbour(shown) ? 'max-sm:hidden' : undefined}>
                  {shown === null ? (
                    <span className="px-1 text-ink-muted">…</span>
                  ) : (
                    <TextLink
                      href={hrefOf(shown)}
                      isQuiet
                      aria-current={shown === page ? 'page' : undefined}
                      className={`${LINK} tabular-nums hover:bg-accent-soft aria-[current]:bg-accent aria-[current]:font-semibold aria-[current]:text-on-solid`}
                    >
                      <span className="sr-only">Page </span>
                      {formatNumber(shown)}
                    </TextLink>
                  )}
                </li>
              ))}
              <Step href={page < pages ? hrefOf(page + 1) : null} icon="chevron-right" label="Page suivante" />
            </ul>
          </nav>
        )}
      </div>
    </div>
  )
}

function Step({ href, icon, label }: { href: string | null; icon: IconName; label: string }) {
  if (!href) return null
  return (
    <li>
      <TextLink href={href} isQuiet className={`${LINK} hover:bg-accent-soft`}>
        <Icon name={icon} />
        <span className="sr-only">{label}</span>
      </TextLink>
    </li>
  )
}
