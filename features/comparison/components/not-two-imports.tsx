import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { routes } from '@/lib/routes'

/** Before the second list: what a comparison needs. */
export function NotTwoImports({ uai, canImport }: { uai: string; canImport: boolean }) {
  return (
    <Card>
      <EmptyState
        icon="history"
        title="Il faut deux imports pour comparer"
        actions={
          canImport && (
            <ButtonLink href={routes.identifiers(uai)} icon="upload">
              Apporter une liste
            </ButtonLink>
          )
        }
      >
        <p>
          Dès la deuxième liste importée, cette page dira qui est arrivé, qui est parti, de qui la fiche a changé, et
          qui a été apparié.
        </p>
      </EmptyState>
    </Card>
  )
}
