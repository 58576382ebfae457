import type { Metadata } from 'next'
import { PlainPage } from '@/components/layout/plain-page'
import { ButtonLink } from '@/components/ui/button-link'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Page introuvable' }

export default function NotFound() {
  return (
    <PlainPage title="Cette page est introuvable">
      <p className="max-w-2xl">
        L’adresse comporte peut-être une erreur, la page a pu être retirée, ou bien votre compte n’y a pas accès. Si
        vous pensez que vous devriez pouvoir l’ouvrir, demandez-le à l’assistance de votre académie.
      </p>
      <ButtonLink href={routes.home()} variant="primary" icon="arrow-left" className="mt-6">
        Revenir à l’accueil
      </ButtonLink>
    </PlainPage>
  )
}
