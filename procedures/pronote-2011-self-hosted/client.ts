import type { StepDraft } from '@/domain/procedure/procedure'

/** Section III of the original instructions. */
export const client: StepDraft[] = [
  {
    key: 'enable-ent-identifiers',
    title: 'Activer la gestion des identifiants ENT',
    body: [
      'Ouvrez le Client PRONOTE en SPR et cliquez sur le menu « Paramètres », puis, sous « PRÉFÉRENCES », sur « Affichages ».',
      'Dans le cadre « Gestion ENT / CAS », cochez « Activer la gestion des identifiants ENT (Identifiant PRONOTE et Identifiant CAS) ».',
      'Cliquez sur « Fermer ».',
    ],
    where: 'Client PRONOTE, « Paramètres > PRÉFÉRENCES > Affichages »',
    place: 'client',
    owner: 'school',
    requires: ['get-supervisor-access'],
    provenBy: { source: 'import', what: 'identifier_columns' },
    failures: [
      {
        symptom: 'Le menu « Paramètres » ne propose pas « Affichages », ou la case ne peut pas être cochée.',
        cause: 'Vous n’êtes probablement pas connecté avec le compte SPR.',
        remedy: 'Fermez le Client PRONOTE et rouvrez-le avec le compte SPR.',
        remedyStep: 'get-supervisor-access',
      },
    ],
  },
  {
    key: 'show-identifier-columns',
    title: 'Afficher les deux colonnes d’identifiants',
    body: [
      'Ouvrez la liste des élèves, puis celles des responsables, des professeurs et des personnels.',
      'Dans chacune, par le bouton de choix des colonnes en haut à droite, ajoutez « Identifiant PRONOTE » et « Identifiant CAS ».',
      'Les versions récentes les nomment « Id. PRONOTE-ENT » et « Id. CAS ».',
    ],
    where: 'Client PRONOTE, chaque liste de personnes, bouton en haut à droite',
    place: 'client',
    owner: 'school',
    requires: ['enable-ent-identifiers'],
    provenBy: { source: 'import', what: 'identifier_columns' },
    addedByUs: true,
    failures: [
      {
        symptom: 'Les deux colonnes ne figurent pas parmi les colonnes proposées.',
        cause: 'La gestion des identifiants ENT n’est pas activée.',
        remedy: 'Activez-la dans les paramètres d’affichage, puis rouvrez la liste.',
        remedyStep: 'enable-ent-identifiers',
      },
    ],
  },
]
