import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignedOutLayout } from '@/components/layout/signed-out-layout'
import { signIn } from '@/features/accounts/actions'
import { SignInForm } from '@/features/accounts/components/sign-in-form'
import { localPath } from '@/lib/local-path'
import { routes } from '@/lib/routes'
import packageJson from '@/package.json'
import { isDemonstration } from '@/server/installation'
import { currentActor } from '@/server/session'

export const metadata: Metadata = { title: 'Connexion' }

type Props = { searchParams: Promise<{ suite?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  if (await currentActor()) redirect(routes.home())
  const { suite } = await searchParams
  return (
    <SignedOutLayout
      title="Connexion"
      subtitle="Le raccordement de PRONOTE à l’ENT, étape par étape."
      version={packageJson.version}
      aside={
        (await isDemonstration()) ? (
          <p>
            Ceci est une démonstration, avec des personnes inventées&nbsp;: ses comptes et leurs mots de passe
            s’affichent au démarrage, dans la fenêtre où vous avez tapé <code>npm start</code>.
          </p>
        ) : (
          <p>
            Mot de passe oublié, ou premier accès&nbsp;? Demandez un lien à l’assistance de votre académie&nbsp;: il
            vous sera remis de la main à la main ou par téléphone.
          </p>
        )
      }
    >
      <SignInForm action={signIn} next={localPath(typeof suite === 'string' ? suite : null) ?? ''} />
    </SignedOutLayout>
  )
}
