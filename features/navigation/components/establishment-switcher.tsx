import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import type { OwnEstablishment } from '@/features/navigation/queries'
import { routes } from '@/lib/routes'

const MENU_ID = 'menu-etablissements'

/** Goes from one of one's own establishments to another; opened by the browser's popover, without JavaScript. */
export function EstablishmentSwitcher({ establishments }: { establishments: OwnEstablishment[] }) {
  return (
    <>
      <button
        type="button"
        popoverTarget={MENU_ID}
        className={buttonClass({ variant: 'quiet', className: 'gap-1.5 px-2.5' })}
      >
        <span>Mes établissements</span>
        <Icon name="chevron-down" className="size-4" />
      </button>
      <div
        id={MENU_ID}
        popover="auto"
        className="absolute inset-auto top-14 right-4 max-h-96 w-80 max-w-[90vw] overflow-y-auto rounded-card border border-line bg-raised p-1.5 text-ink shadow-float sm:right-6"
      >
        <ul>
          {establishments.map(({ uai, name, city }) => (
            <li key={uai}>
              <Link
                href={routes.establishment(uai)}
                prefetch={false}
                className="block rounded-control px-2.5 py-2 hover:bg-hover"
              >
                <span className="block font-semibold">{name}</span>
                <span className="block text-sm text-ink-muted">
                  {city} · {uai}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
