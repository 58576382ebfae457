import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/text-link'
import { heldSentence } from '@/features/holds/presentation'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'

/** On the académie's list: that imports wait for an approval. */
export function HeldAlert({ held }: { held: number }) {
  if (held === 0) return null
  return (
    <Alert tone="warning" title={heldSentence(held)} className="mb-6">
      <p>
        Une liste qui changerait trop de personnes d’un coup n’est pas écrite tant que personne ne l’autorise.{' '}
        <TextLink href={routes.heldImports()}>
          {plural(held, 'Voir l’import retenu', 'Voir les imports retenus')}
        </TextLink>
      </p>
    </Alert>
  )
}
