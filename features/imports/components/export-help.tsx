import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { Prose } from '@/components/ui/prose'
import { PROFILES } from '@/domain/people/profile'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { LIST_PATHS } from '@/features/list-refusals/presentation'

/** How the list is taken out of PRONOTE, and what it must show. */
export function ExportHelp() {
  return (
    <Card title="Sortir la liste de PRONOTE" id="export-help">
      <Prose>
        <p>Un profil à la fois, depuis le Client PRONOTE&nbsp;:</p>
        <ul>
          {PROFILES.map((profile) => (
            <li key={profile}>
              {PROFILE_LABELS[profile].title}&nbsp;: {LIST_PATHS[profile]}
            </li>
          ))}
        </ul>
        <p>
          La liste doit montrer les colonnes <strong>Identifiant PRONOTE</strong> et <strong>Identifiant CAS</strong>{' '}
          (ou «&nbsp;Id. PRONOTE-ENT&nbsp;» et «&nbsp;Id. CAS&nbsp;» dans les versions récentes), le nom, le prénom, et
          la classe pour les élèves.
        </p>
      </Prose>
      <div className="mt-3">
        <Disclosure summary="Par copie">
          <p>
            Bouton «&nbsp;Copier la liste&nbsp;», en haut à droite de la liste&nbsp;: il copie aussi les titres des
            colonnes. Collez ensuite dans le champ «&nbsp;Ou la liste copiée&nbsp;».
          </p>
        </Disclosure>
        <Disclosure summary="Par export texte">
          <p>
            Imports/Exports &gt; TXT/CSV/XML/SQL &gt; Exporter un fichier texte, en choisissant le type de
            données&nbsp;: le format texte et le format XML sont lus tous deux. Déposez le fichier tel quel&nbsp;: un
            tableur peut abîmer des identifiants faits de chiffres.
          </p>
        </Disclosure>
        <Disclosure summary="Les deux colonnes ne sont pas proposées">
          <p>
            Dans le Client PRONOTE, en superviseur&nbsp;: Paramètres &gt; PRÉFÉRENCES &gt; Affichages &gt; Gestion ENT /
            CAS, cochez «&nbsp;Activer la gestion des identifiants ENT&nbsp;». Affichez-les ensuite avec le bouton en
            haut à droite de la liste.
          </p>
        </Disclosure>
        <Disclosure summary="Le fichier destiné à l’ENT ne convient pas">
          <p>
            Celui de Fichier &gt; Socles ENT &gt; Exporter les identifiants PRONOTE est chiffré pour l’ENT&nbsp;: il
            n’est lu que par lui, et ne dit pas qui est apparié. Déposé ici, il est seulement noté.
          </p>
        </Disclosure>
      </div>
    </Card>
  )
}
