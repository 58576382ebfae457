import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button-link'
import { heldSentence } from '@/features/holds/presentation'
import { routes } from '@/lib/routes'

/** On the académie's list: that imports wait for an approval. */
export function HeldAlert({ held }: { held: number }) {
  if (held === 0) return null
  return (
    <Alert
      tone="warning"
      title={heldSentence(held)}
      className="mb-6"
      actions={
        <ButtonLink href={routes.heldImports()} size="sm" icon="arrow-right">
          Voir les imports retenus
        </ButtonLink>
      }
    >
      <p>Ils changeraient trop de personnes d’un coup&nbsp;: rien n’est écrit tant que personne ne les autorise.</p>
    </Alert>
  )
}
