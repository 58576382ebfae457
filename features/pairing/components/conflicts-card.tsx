import { Card } from '@/components/ui/card'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { ConflictView } from '@/features/pairing/queries'

/** Who shares an Identifiant CAS with whom, and how it is put right. Nothing is drawn without conflict. */
export function ConflictsCard({ conflicts }: { conflicts: ConflictView[] }) {
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
                  {holder.lastName} {holder.firstName},{' '}
                  <span className="text-ink-muted">
                    {PROFILE_LABELS[holder.profile].one}
                    {holder.className && ` de ${holder.className}`}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-ink-muted">
        Dans PRONOTE, videz la cellule «&nbsp;Identifiant CAS&nbsp;» de la personne à qui il n’appartient pas&nbsp;: le
        bon sera écrit à sa prochaine connexion depuis l’ENT. Apportez ensuite la liste de nouveau.
      </p>
    </Card>
  )
}
