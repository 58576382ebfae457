import type { StepDraft } from '@/domain/procedure/procedure'

/** Section IV of the original instructions. */
export const portal: StepDraft[] = [
  {
    key: 'configure-portal-service',
    title: 'Configurer le service PRONOTE dans l’ENT',
    body: [
      'Connectez-vous à l’ENT en administrateur et allez dans la gestion du portail, « Services tiers ».',
      'Ouvrez le service PRONOTE dans « Liste des services » ; s’il n’existe pas, cliquez sur « Ajouter un service ».',
      'Sous « Paramètres techniques », remplissez « Code (*) », « Type de SSO (*) », « URL (*) » et « Type Xiti » avec les valeurs ci-dessous. L’astérisque marque un champ obligatoire.',
      'Adaptez le code à votre établissement. L’URL est celle de PRONOTE.net « classique », avec son port, et non celle du CAS.',
    ],
    where: 'ENT, « Gestion portail > Services tiers > Liste des services »',
    place: 'portal',
    owner: 'school',
    requires: ['get-portal-admin-access', 'choose-addresses'],
    values: ['portalCode', 'portalSsoType', 'portalUrl', 'portalXiti'],
    fields: ['portalCode', 'portalSsoType', 'portalXiti'],
    failures: [
      {
        symptom: 'Le raccourci de l’ENT ouvre PRONOTE sans connecter la personne.',
        cause: 'Le « Type de SSO » est resté sur « Pas de SSO ou SSO Standard », ou l’URL est fausse.',
        remedy: 'Choisissez le type de SSO et l’URL affichés ici, puis validez.',
      },
    ],
  },
  {
    key: 'configure-portal-display',
    title: 'Régler l’affichage du service, puis valider',
    body: [
      'Sous « Paramètres d’affichage », mettez « Service affiché dans la barre des services » à « Oui ».',
      'Remplissez « Intitulé (*) » et « Ordre » avec les valeurs ci-dessous, ou celles qui vous conviennent.',
      '« Description » et « Icône » (bouton « Parcourir ») sont facultatives.',
      'N’utilisez pas « Service anonyme » : PRONOTE a besoin de savoir qui se connecte.',
      'Cliquez sur « Valider », puis vérifiez la ligne du service dans la liste : « Code », « Intitulé », « Type SSO », « Ordre ».',
    ],
    where: 'ENT, « Gestion portail > Services tiers », fiche du service PRONOTE',
    place: 'portal',
    owner: 'school',
    requires: ['configure-portal-service'],
    values: ['portalTitle', 'portalOrder'],
    fields: ['portalTitle', 'portalOrder'],
  },
]
