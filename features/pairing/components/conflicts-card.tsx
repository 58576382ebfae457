import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { profileWords } from '@/features/establishments/presentation'
import type { ConflictView } from '@/features/pairing/queries'
import { routes } from '@/lib/routes'

/** Who shares an Identifiant CAS with whom, and how it is put right. Nothing is drawn without conflict. */
export function ConflictsCard({ uai, conflicts }: { uai: string; conflicts: ConflictView[] }) {
  if (conflicts.length === 0) return null
  return (
    <Card
      id="conflicts"
      title="Identifiants CAS en conflit"
      description="Tant qu’il est porté par plusieurs personnes, aucune d’elles ne compte comme appariée."
    >
      <ul className="divide-y divide-line">
        {conflicts.map(({ casId, holders }) => (
          <li key={casId} className="py-2 first:pt-0">
            <code className="font-semibold wrap-anywhere">{casId}</code>
            <ul className="mt-1 list-disc pl-5">
              {holders.map((holder) => (
                <li key={holder.key} className="wrap-anywhere">
                  {holder.lastName} {holder.firstName}, <span className="text-ink-muted">{profileWords(holder)}</span>{' '}
                  <TextLink href={routes.correction(uai, holder.key)}>
                    le porte à tort
                    <span className="sr-only">
                      {' '}
                      : {holder.lastName} {holder.firstName}
                    </span>
                  </TextLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-ink-muted">
        Choisissez qui le porte à tort&nbsp;: la page suivante dit quelle cellule vider dans PRONOTE, et suit la
        correction jusqu’à la liste qui la prouve.
      </p>
    </Card>
  )
}
