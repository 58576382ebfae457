import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/routes'

/** At the foot of the pages where lists are brought or people shown. */
export function KeptDataLink({ uai }: { uai: string }) {
  return (
    <p className="text-sm text-ink-muted print:hidden">
      <TextLink href={routes.keptData(uai)}>Données conservées</TextLink>
      {
        '\u00a0: ce qui est gardé de ces listes, jusqu’à quand, et comment remettre ou effacer les données d’une personne.'
      }
    </p>
  )
}
