import type { Metadata } from 'next'
import { SignedOutLayout } from '@/components/layout/signed-out-layout'
import { ButtonLink } from '@/components/ui/button-link'
import { setPassword } from '@/features/accounts/actions'
import { SetPasswordForm } from '@/features/accounts/components/set-password-form'
import { DEAD_LINK, PASSWORD_HINT } from '@/features/accounts/presentation'
import { findPasswordLink } from '@/features/accounts/queries'
import { routes } from '@/lib/routes'
import { now } from '@/server/clock'

export const metadata: Metadata = { title: 'Choisir un mot de passe' }

type Props = { params: Promise<{ secret: string }> }

export default async function SetPasswordPage({ params }: Props) {
  const { secret } = await params
  const link = await findPasswordLink(secret, now())
  if (!link) {
    return (
      <SignedOutLayout title="Ce lien n’ouvre plus rien">
        <p>{DEAD_LINK}</p>
        <ButtonLink href={routes.signIn()} className="mt-5">
          Aller à la connexion
        </ButtonLink>
      </SignedOutLayout>
    )
  }
  return (
    <SignedOutLayout
      title={link.isFirst ? 'Choisissez votre mot de passe' : 'Choisissez un nouveau mot de passe'}
      subtitle={`${link.name}, ${link.email}`}
    >
      <SetPasswordForm action={setPassword.bind(null, secret)} email={link.email} hint={PASSWORD_HINT} />
    </SignedOutLayout>
  )
}
