import { ButtonLink } from '@/components/ui/button-link'
import { routes } from '@/lib/routes'

export const NOT_FOUND_TITLE = 'Cette page est introuvable'

/** Says the same of what does not exist and of what is not open to who asks. */
export function NotFoundMessage() {
  return (
    <>
      <p className="max-w-2xl">
        L’adresse comporte peut-être une erreur, la page a pu être retirée, ou bien votre compte n’y a pas accès. Si
        vous pensez que vous devriez pouvoir l’ouvrir, demandez-le à l’assistance de votre académie.
      </p>
      <ButtonLink href={routes.home()} variant="primary" icon="arrow-left" className="mt-6">
        Revenir à l’accueil
      </ButtonLink>
    </>
  )
}
