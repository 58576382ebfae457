import type { Metadata } from 'next'
import { PlainPage } from '@/components/layout/plain-page'
import { Prose } from '@/components/ui/prose'
import { TextLink } from '@/components/ui/text-link'
import { DELIVERY_DAYS } from '@/domain/webhooks/webhook'
import { SEALED_KEPT } from '@/features/sealed-exports/presentation'
import { routes } from '@/lib/routes'
import { env } from '@/server/env'

export const metadata: Metadata = { title: 'Données conservées' }

export default function PrivacyPage() {
  const days = env().retentionDays
  return (
    <PlainPage title="Données conservées">
      <Prose>
        <p>
          Passerelle relie PRONOTE à l’ENT. Pour dire qui est apparié, et pourquoi d’autres ne le sont pas, elle garde
          une partie des listes que les établissements y apportent. Voici laquelle, pour qui, et jusqu’à quand. Chaque
          établissement voit ses propres nombres et ses propres dates dans sa page «&nbsp;Données conservées&nbsp;», à
          laquelle mènent, en bas, son appariement et ses listes&nbsp;:{' '}
          <TextLink href={routes.establishments()}>mes établissements</TextLink>.
        </p>

        <h2>Les personnes des listes</h2>
        <p>
          Élèves, responsables, professeurs et personnels&nbsp;: profil, nom, prénom, classe, identifiant PRONOTE,
          Identifiant CAS, et les dates où ils arrivent, quittent la liste ou perdent leur appariement. Le reste d’un
          fichier (adresses, téléphones, civilités…) n’est pas gardé.
        </p>
        <ul>
          <li>
            Une liste déposée attend une décision un jour au plus, avec les dates de naissance qui distinguent deux
            lignes, et, s’il y manque l’une de ces données, avec les colonnes aux titres inconnus, pour que l’on puisse
            dire laquelle la contient&nbsp;; ses lignes sont ensuite effacées.
          </li>
          <li>
            Un export chiffré pour l’ENT n’est pas ouvert et son contenu n’est pas gardé&nbsp;: seuls sont notés{' '}
            {SEALED_KEPT}.
          </li>
          <li>
            Qui n’est plus dans les listes est effacé {days}&nbsp;jours après la fin de l’année scolaire (le
            31&nbsp;juillet) où il y était encore, ou après la liste qui a montré son départ si elle est plus tardive.
          </li>
          <li>
            Toutes les personnes d’un établissement sont effacées {days}&nbsp;jours après la fin de l’année scolaire de
            sa dernière liste, ou après sa désactivation.
          </li>
          <li>
            Restent les nombres&nbsp;: combien de personnes, combien d’appariées, et ce que chaque import a changé.
          </li>
        </ul>

        <h2>Qui les voit</h2>
        <p>
          Dans l’établissement, les personnes qui l’administrent. L’assistance académique ne voit que des nombres&nbsp;;
          pour voir des noms, elle les ouvre pour une heure, avec un motif que l’établissement lit dans son journal.
          Rien ne part vers un autre service&nbsp;: les webhooks ne contiennent que des codes et des nombres.
        </p>

        <h2>Les comptes et le journal</h2>
        <p>
          Le nom et l’adresse électronique de qui se connecte, et le contact que l’établissement indique, servent à
          travailler ensemble&nbsp;: <TextLink href={routes.account()}>mon compte</TextLink> montre ce qu’il en est du
          vôtre. Le journal garde qui a fait quoi, sans nom d’élève ni de responsable. Les comptes fermés restent, pour
          que le journal se lise. Les envois de webhooks sont oubliés après {DELIVERY_DAYS}&nbsp;jours.
        </p>

        <h2>Vos droits</h2>
        <p>
          Demandez à l’établissement ce qui est conservé de vous ou de votre enfant&nbsp;: il peut vous en remettre le
          fichier, et l’effacer. Une erreur se corrige dans PRONOTE&nbsp;; la liste suivante la corrige ici. Tant qu’une
          personne effacée reste dans PRONOTE, la liste suivante la ramène, et Passerelle le signale à l’établissement.
        </p>
      </Prose>
    </PlainPage>
  )
}
