import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/routes'

/** The foot of every page. */
export function SiteFooter({ version }: { version?: string }) {
  return (
    <footer className="mt-auto border-t border-line text-sm text-ink-muted print:hidden">
      <div className="mx-auto flex w-full max-w-7xl flex-wrap justify-between gap-x-6 gap-y-1 px-4 py-4 sm:px-6">
        <p>Passerelle{version && ` ${version}`}</p>
        <p className="flex flex-wrap gap-x-6">
          <TextLink href={routes.privacy()}>Données conservées</TextLink>
          <TextLink href={routes.accessibility()}>Accessibilité&nbsp;: non conforme</TextLink>
        </p>
      </div>
    </footer>
  )
}
