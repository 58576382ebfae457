import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { routes } from '@/lib/routes'

/** Before the first list: what the report needs. */
export function NoListYet({ uai, canImport }: { uai: string; canImport: boolean }) {
  return (
    <Card>
      <h2 className="sr-only">Appariement</h2>
      <EmptyState
        icon="user"
        title="Aucune liste n’a encore été apportée"
        actions={
          canImport && (
            <ButtonLink href={routes.identifiers(uai)} variant="primary" icon="upload">
              Apporter une liste
            </ButtonLink>
          )
        }
      >
        <p>
          Ce rapport dit qui peut déjà entrer dans PRONOTE depuis l’ENT. Il se fait à partir des listes de PRONOTE, avec
          les colonnes «&nbsp;Identifiant PRONOTE&nbsp;» et «&nbsp;Identifiant CAS&nbsp;».
        </p>
      </EmptyState>
    </Card>
  )
}
