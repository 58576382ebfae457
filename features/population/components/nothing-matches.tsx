import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'

/** The filters leave nothing, or the page does not exist. */
export function NothingMatches({ lastPageHref, clearHref }: { lastPageHref: string | null; clearHref: string }) {
  if (lastPageHref) {
    return (
      <Card>
        <EmptyState
          icon="search"
          title="La liste s’arrête avant cette page"
          actions={<ButtonLink href={lastPageHref}>Voir la dernière page</ButtonLink>}
        >
          <p>Elle a raccourci depuis, ou l’adresse a été modifiée à la main.</p>
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card>
      <EmptyState
        icon="search"
        title="Aucun établissement ne correspond"
        actions={<ButtonLink href={clearHref}>Retirer tous les filtres</ButtonLink>}
      >
        <p>
          Chaque mot cherché doit figurer dans le nom, la commune ou le numéro UAI. Vérifiez l’orthographe, ou retirez
          un filtre.
        </p>
      </EmptyState>
    </Card>
  )
}
