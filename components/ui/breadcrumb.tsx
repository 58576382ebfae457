import { TextLink } from './text-link'

export type Crumb = { label: string; href: string }

/** The pages above this one; the page itself is the title below. */
export function Breadcrumb({ items }: { items: Crumb[] }) {
  return (
    <nav aria-label="Fil d’Ariane" className="print:hidden">
      <ol className="flex flex-wrap items-center text-sm text-ink-muted">
        {items.map((item) => (
          <li key={item.href} className="flex items-center not-last:after:mx-1.5 not-last:after:content-['›'/'']">
            <TextLink href={item.href} isQuiet>
              {item.label}
            </TextLink>
          </li>
        ))}
      </ol>
    </nav>
  )
}
