import type { ReactNode } from 'react'
import { Breadcrumb, type Crumb } from '@/components/ui/breadcrumb'

type PageHeaderProps = {
  title: ReactNode
  subtitle?: ReactNode
  breadcrumb?: Crumb[]
  /** State badges, on the line of the title. */
  badges?: ReactNode
  /** Buttons and links of the whole page. */
  actions?: ReactNode
}

/** The head of every page: where it is, what it is (the only h1), what can be done with the whole of it. */
export function PageHeader({ title, subtitle, breadcrumb, badges, actions }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {breadcrumb && breadcrumb.length > 0 && <Breadcrumb items={breadcrumb} />}
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 text-2xl wrap-break-word sm:text-3xl">{title}</h1>
            {badges}
          </div>
          {subtitle && <p className="mt-1 max-w-3xl text-ink-muted">{subtitle}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </div>
    </header>
  )
}
