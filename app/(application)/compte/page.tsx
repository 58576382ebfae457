import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { ActionButton } from '@/components/ui/action-button'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { mayAct } from '@/domain/access/policy'
import { changePassword, createToken, endOtherSessions, revokeToken } from '@/features/accounts/actions'
import { ChangePasswordForm } from '@/features/accounts/components/change-password-form'
import { NewTokenForm } from '@/features/accounts/components/new-token-form'
import { OwnMemberships } from '@/features/accounts/components/own-memberships'
import { TokenTable } from '@/features/accounts/components/token-table'
import {
  otherSessionsSentence,
  PASSWORD_HINT,
  TOKEN_LIFETIMES,
  tokenAccessOptions,
} from '@/features/accounts/presentation'
import { countOtherSessions, listOwnMemberships, listOwnTokens } from '@/features/accounts/queries'
import { routes } from '@/lib/routes'
import { requireAccount } from '@/server/guard'
import { now } from '@/server/clock'

export const metadata: Metadata = { title: 'Mon compte' }

export default async function AccountPage() {
  const access = await requireAccount()
  const at = now()
  const [memberships, tokens, others] = await Promise.all([
    listOwnMemberships(access),
    listOwnTokens(access, at),
    countOtherSessions(access, at),
  ])
  return (
    <>
      <PageHeader title={access.actor.name} subtitle={access.actor.email} />
      <div className="space-y-6">
        <Card id="roles" title="Mes rôles">
          <OwnMemberships memberships={memberships} />
        </Card>
        <Card id="mot-de-passe" title="Mot de passe" description="Le changer déconnecte vos autres navigateurs.">
          <ChangePasswordForm action={changePassword} hint={PASSWORD_HINT} hasTokens={tokens.length > 0} />
        </Card>
        <Card id="sessions" title="Autres navigateurs" description={otherSessionsSentence(others)}>
          {others > 0 && (
            <ActionButton action={endOtherSessions} icon="sign-out">
              Déconnecter mes autres navigateurs
            </ActionButton>
          )}
        </Card>
        <Card
          id="jetons"
          title="Jetons de l’API"
          description="Un jeton laisse un programme agir en votre nom, avec vos droits. Ne le confiez à personne. Changer de mot de passe ne l’arrête que si vous le demandez."
        >
          {tokens.length > 0 && <TokenTable tokens={tokens} now={at} revoke={revokeToken} />}
          <div className={tokens.length > 0 ? 'mt-6' : undefined}>
            <NewTokenForm
              action={createToken}
              accesses={tokenAccessOptions(mayAct(access.actor.memberships))}
              lifetimes={TOKEN_LIFETIMES}
            />
          </div>
        </Card>
        <Card
          id="webhooks"
          title={<TextLink href={routes.webhooks()}>Webhooks</TextLink>}
          description="Prévenir un autre programme dès qu’une liste est importée ou qu’une étape est prouvée ou remise à faire."
        />
      </div>
    </>
  )
}
