import type { Metadata } from 'next'
import { PlainPage } from '@/components/layout/plain-page'
import { Prose } from '@/components/ui/prose'
import { TextLink } from '@/components/ui/text-link'

export const metadata: Metadata = { title: 'Accessibilité' }

export default function AccessibilityPage() {
  return (
    <PlainPage title="Accessibilité">
      <Prose>
        <p>
          Passerelle veut être utilisable par toutes et tous&nbsp;: au clavier, avec un lecteur d’écran, sur un
          téléphone, avec un texte agrandi. Cette page dit où nous en sommes.
        </p>

        <h2>État de conformité</h2>
        <p>
          <strong>Non conforme</strong> au référentiel général d’amélioration de l’accessibilité (RGAA 4.1). C’est
          l’état que la loi attribue à un service qui n’a pas été audité&nbsp;: aucun audit complet n’a encore été mené
          par une personne indépendante. Il ne dit pas ce qui fonctionne, que voici.
        </p>

        <h2>Ce que nous visons</h2>
        <ul>
          <li>Tout se fait au clavier, et l’élément actif est toujours visible.</li>
          <li>
            Suivre la procédure, filtrer une liste et importer un fichier restent possibles si JavaScript est désactivé.
          </li>
          <li>Un état se lit par un mot et un signe, jamais par la couleur seule.</li>
          <li>Les pages se lisent à 320 pixels de large et avec un texte agrandi à 200 %.</li>
          <li>
            Les contrastes atteignent 4,5 pour le texte et 3 pour le contour des champs, en affichage clair comme en
            affichage sombre&nbsp;; l’affichage suit le réglage de votre appareil.
          </li>
          <li>Les animations s’effacent si votre appareil demande d’en montrer moins.</li>
        </ul>

        <h2>Ce qui est vérifié, et comment</h2>
        <p>
          Le contraste des couleurs est calculé par un test automatique. Les pages sont aussi contrôlées par l’outil
          axe-core dans un navigateur Chromium. Un tel outil ne trouve qu’une partie des défauts&nbsp;: il ne remplace
          ni un audit, ni l’essai par des personnes concernées.
        </p>
        <p>
          Nous n’avons pas encore fait d’essais systématiques avec des lecteurs d’écran (NVDA, JAWS, VoiceOver) ni dans
          les autres navigateurs.
        </p>

        <h2>Limites connues</h2>
        <ul>
          <li>
            Les grands tableaux défilent dans leur cadre sur un petit écran&nbsp;; ce cadre s’atteint avec la touche
            Tabulation et se parcourt avec les flèches.
          </li>
          <li>
            Les boutons «&nbsp;Copier&nbsp;» et «&nbsp;Imprimer&nbsp;» demandent JavaScript&nbsp;; sans lui, ils ne sont
            pas affichés.
          </li>
        </ul>

        <h2>Signaler une difficulté</h2>
        <p>
          Si quelque chose vous bloque, dites-le à l’assistance de votre académie&nbsp;: précisez la page, ce que vous
          vouliez faire et le matériel que vous utilisez. Elle peut faire la démarche avec vous en attendant la
          correction.
        </p>
        <p>
          Si vous n’obtenez pas de réponse satisfaisante, vous pouvez saisir le{' '}
          <TextLink href="https://formulaire.defenseurdesdroits.fr/" isExternal>
            Défenseur des droits
          </TextLink>
          .
        </p>
      </Prose>
    </PlainPage>
  )
}
