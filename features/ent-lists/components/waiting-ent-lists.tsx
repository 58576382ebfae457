import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { WaitingEntList } from '@/features/ent-lists/queries'
import { listName } from '@/features/imports/presentation'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'

/** The lists of the ENT that were read and left before they were kept or given up; nothing without one. */
export function WaitingEntLists({ uai, waiting }: { uai: string; waiting: readonly WaitingEntList[] }) {
  if (waiting.length === 0) return null
  return (
    <Card
      title={plural(waiting.length, 'Liste de l’ENT à confirmer', 'Listes de l’ENT à confirmer')}
      id="waiting-ent-lists"
      emphasis="accent"
      description="Rien n’en est encore gardé : ouvrez-la pour la garder ou l’abandonner."
      isFlush
    >
      <ul className="divide-y divide-line">
        {waiting.map(({ id, fileName, accounts, createdAt, expiresAt, byName }) => (
          <li key={id} className="px-4 py-3 sm:px-5">
            <TextLink href={routes.entList(uai, id)} className="font-semibold wrap-anywhere">
              {listName(fileName)}
            </TextLink>
            <p className="text-sm text-ink-muted">
              {formatNumber(accounts)} {plural(accounts, 'compte', 'comptes')}. Apportée le <Time at={createdAt} /> par{' '}
              {byName}&nbsp;; sera oubliée le <Time at={expiresAt} />.
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
