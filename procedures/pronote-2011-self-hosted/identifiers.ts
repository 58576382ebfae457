import type { KnownFailure, StepDraft } from '@/domain/procedure/procedure'

/** What a real sign-in meets: anybody first, then guardians, teachers and staff. */
const SIGN_IN_FAILURES: KnownFailure[] = [
  {
    symptom: '« Identification impossible », ou PRONOTE demande un identifiant et un mot de passe.',
    cause:
      'L’ENT ne connaît pas l’identifiant PRONOTE de cette personne : elle est arrivée après l’import, ou celui-ci a été interrompu.',
    remedy: 'Refaites l’export et l’import, puis faites-la réessayer.',
    remedyStep: 'import-complete',
  },
  {
    symptom: 'Le navigateur va et vient entre l’ENT et PRONOTE, sans fin.',
    cause: 'Le navigateur refuse les cookies, ou une partie des adresses est en http et l’autre en https.',
    remedy: 'Réessayez dans un autre navigateur. Si cela persiste, comparez de nouveau les adresses.',
    remedyStep: 'compare-generated-urls',
  },
  {
    symptom: 'Un parent arrive sur une page de choix, ou ne voit qu’un seul de ses enfants.',
    cause: 'Ses enfants sont dans plusieurs établissements : chaque base PRONOTE reconnaît le parent de son côté.',
    remedy: 'Faites-lui choisir votre établissement dans l’ENT : la première connexion vaut pour votre base seulement.',
  },
  {
    symptom: 'Un parent a deux comptes dans l’ENT, et un seul fonctionne.',
    cause: 'L’ENT tient ce parent pour deux personnes.',
    remedy: 'Traitez les doublons dans l’ENT avant de faire réessayer le parent.',
  },
  {
    symptom: 'Une personne arrive dans le compte de quelqu’un d’autre.',
    cause: 'Son identifiant CAS est déjà inscrit sur une autre fiche : homonyme ou erreur de copie.',
    remedy:
      'Dans le Client PRONOTE, videz la case « Identifiant CAS » de la mauvaise fiche, puis demandez à la bonne personne de se reconnecter depuis l’ENT.',
  },
  {
    symptom: '« Vous n’avez pas accès à l’Espace … »',
    cause: 'L’espace n’est pas publié, ou la personne n’y est pas autorisée dans PRONOTE.',
    remedy: 'Vérifiez les espaces publiés, puis les autorisations de la personne.',
    remedyStep: 'check-publication',
  },
]

/** Section V of the original instructions, and what makes sure that it worked. */
export const identifiers: StepDraft[] = [
  {
    key: 'export-identifiers',
    title: 'Exporter les identifiants PRONOTE',
    body: [
      'Ouvrez le Client PRONOTE et cliquez sur « Fichier > Socles ENT > Exporter les identifiants PRONOTE ».',
      'Enregistrez le fichier : il contient le code à 16 caractères de chaque personne, chiffré pour votre ENT.',
      'Ne l’ouvrez pas et ne le modifiez pas ; effacez-le quand l’import dans l’ENT a réussi.',
      'Passez ensuite à l’import dans l’ENT : une fois qu’il est noté dans la page « Imports dans l’ENT », cette étape est prouvée aussi.',
    ],
    where: 'Client PRONOTE, « Fichier > Socles ENT > Exporter les identifiants PRONOTE »',
    place: 'client',
    owner: 'school',
    requires: ['get-supervisor-access', 'enable-ent-identifiers', 'set-export-parameters'],
    provenBy: { source: 'portal_import', what: 'identifiers_exported' },
    failures: [
      {
        symptom: 'Le fichier est vide, ou porte le numéro d’un autre établissement.',
        cause: 'Les paramètres d’export de la base ne sont pas remplis, ou sont faux.',
        remedy: 'Corrigez le bloc d’export dans PRONOTE.net, puis recommencez l’export.',
        remedyStep: 'set-export-parameters',
      },
    ],
  },
  {
    key: 'import-complete',
    title: 'Importer les identifiants dans l’ENT en mode complet',
    body: [
      'Dans l’ENT, ouvrez « Gestion portail > Services tiers > Importer les identifiants Pronote ».',
      'Choisissez le vôtre dans « Etablissement » et, dans « Mode d’import (*) », le mode complet : il est obligatoire la première fois.',
      'Dans « Fichier des identifiants (*) », cliquez sur « Parcourir », prenez le fichier issu de PRONOTE, puis cliquez sur « Importer ».',
      'Lisez le résultat : « … identifiant(s) Pronote importé(s). », puis la date et le mode du dernier import. Copiez ces lignes et collez-les dans la page « Imports dans l’ENT » : elles prouvent l’étape.',
      'Comparez le nombre annoncé avec le nombre de personnes de votre base : il l’est aussi ici, avec les personnes de vos listes.',
    ],
    where: 'ENT, « Gestion portail > Services tiers > Importer les identifiants Pronote »',
    place: 'portal',
    owner: 'school',
    requires: ['get-portal-admin-access', 'export-identifiers'],
    provenBy: { source: 'portal_import', what: 'complete_import' },
    failures: [
      {
        symptom: '« Import interrompu. »',
        cause: 'L’import ne s’est pas terminé : une partie des personnes n’est pas connue de l’ENT.',
        remedy:
          'Notez-le quand même dans la page « Imports dans l’ENT », refaites un import complet, puis comparez de nouveau le nombre de personnes.',
      },
      {
        symptom: 'Le premier import a été fait en mode partiel.',
        cause: 'L’ENT n’a pas reçu toutes les personnes.',
        remedy: 'Refaites l’import, cette fois en mode complet.',
      },
      {
        symptom: 'En septembre, plus personne n’est reconnu.',
        cause: 'La base de la nouvelle année porte d’autres identifiants, et l’ENT n’a pas été alimenté depuis.',
        remedy: 'Récupérez les données de l’an passé dans PRONOTE, puis refaites l’export et un import complet.',
        remedyStep: 'export-identifiers',
      },
    ],
  },
  {
    key: 'bring-lists',
    title: 'Apporter ici les listes des quatre profils',
    body: [
      'Dans le Client PRONOTE, ouvrez tour à tour la liste des élèves, celle des responsables, celle des professeurs et celle des personnels, avec les colonnes « Identifiant PRONOTE » et « Identifiant CAS ».',
      'Copiez chaque liste par le bouton « Copier la liste », ou exportez-la en fichier texte.',
      'Collez-la ou déposez-la dans la page « Identifiants ». L’étape est prouvée d’elle-même dès que des personnes de chacun des quatre profils sont connues ici.',
    ],
    where: 'Client PRONOTE, listes des élèves, des responsables, des professeurs et des personnels',
    place: 'client',
    owner: 'school',
    requires: ['show-identifier-columns'],
    provenBy: { source: 'import', what: 'lists_of_all_profiles' },
    addedByUs: true,
    failures: [
      {
        symptom: 'La colonne « Identifiant CAS » est vide pour beaucoup de personnes.',
        cause: 'Ces personnes ne se sont pas encore connectées depuis l’ENT : ce n’est pas une erreur.',
        remedy: 'Continuez. PRONOTE remplit la case à la première connexion de chacun.',
      },
      {
        symptom: 'Vous avez apporté des listes, et l’étape reste à faire.',
        cause: 'Il manque la liste d’un des quatre profils, ou elle a été analysée sans être confirmée.',
        remedy:
          'Regardez dans la page « Identifiants » quelles listes ont été confirmées, puis apportez celle qui manque.',
      },
    ],
  },
  {
    key: 'sign-in-with-each-profile',
    title: 'Essayer une vraie connexion par profil, de l’extérieur',
    body: [
      'Hors de l’établissement, demandez à une personne de chaque profil d’ouvrir l’ENT, de s’y connecter et de cliquer sur PRONOTE. PRONOTE doit s’ouvrir à son nom, sans rien demander d’autre.',
      'Un élève : l’Espace Élèves s’ouvre, avec son nom et sa classe.',
      'Un responsable : l’Espace Parents s’ouvre et montre tous ses enfants inscrits dans votre établissement.',
      'Un professeur : l’Espace Professeurs s’ouvre, avec ses propres classes.',
      'Un personnel : l’Espace Vie scolaire s’ouvre, avec ses autorisations habituelles.',
      'Apportez ensuite ici les quatre listes à jour. L’étape est prouvée d’elle-même quand chaque profil compte au moins une personne appariée, c’est-à-dire dont l’identifiant CAS est rempli et n’appartient qu’à elle.',
    ],
    warning: 'Ne demandez à personne son mot de passe : chacun se connecte lui-même.',
    where: 'ENT, depuis un téléphone ou un ordinateur hors du réseau de l’établissement',
    place: 'portal',
    owner: 'school',
    requires: ['publish-base', 'configure-portal-display', 'import-complete'],
    provenBy: { source: 'import', what: 'pairing_of_all_profiles' },
    addedByUs: true,
    failures: SIGN_IN_FAILURES,
  },
  {
    key: 'inform-families',
    title: 'Informer les familles et les personnels',
    body: [
      'Les connexions réelles ont réussi : annoncez maintenant que PRONOTE s’ouvre depuis l’ENT, sans autre mot de passe.',
      'Donnez l’adresse de l’ENT, et non celle de PRONOTE, et dites à qui s’adresser en cas de difficulté.',
      'Expliquez que la première connexion doit se faire depuis l’ENT : c’est elle qui crée l’identifiant CAS de chacun.',
    ],
    place: 'portal',
    owner: 'school',
    requires: ['sign-in-with-each-profile'],
    addedByUs: true,
    failures: [
      {
        symptom: '« Ce site est inaccessible »',
        cause: 'L’adresse donnée aux familles est fausse, ou c’est celle de PRONOTE au lieu de celle de l’ENT.',
        remedy: 'Donnez l’adresse de l’ENT et corrigez-la partout où elle a été publiée.',
      },
      {
        symptom: '« Votre identifiant ou votre mot de passe est incorrect »',
        cause: 'La personne se trompe, ou s’adresse à la page d’un autre établissement.',
        remedy: 'Faites-la passer par l’ENT. Au besoin, renouvelez son mot de passe dans l’ENT.',
      },
    ],
  },
  {
    key: 'plan-partial-imports',
    title: 'Prévoir les imports partiels de l’année',
    body: [
      'Après chaque vague d’arrivées, refaites l’export des identifiants, puis un import dans l’ENT, cette fois en mode partiel.',
      'Vérifiez à chaque fois que le résultat n’affiche pas « Import interrompu. ».',
      'Notez-le ensuite dans la page « Imports dans l’ENT » : sa date dit qui est arrivé depuis, et le premier de l’année prouve l’étape.',
      'Sans attendre, vous pouvez cocher l’étape quand vous avez convenu de qui s’en charge, et quand.',
    ],
    where: 'ENT, « Gestion portail > Services tiers > Importer les identifiants Pronote »',
    place: 'portal',
    owner: 'school',
    requires: ['import-complete'],
    provenBy: { source: 'portal_import', what: 'partial_import' },
    recurring: true,
    failures: [
      {
        symptom: 'Les personnes arrivées en cours d’année ne sont pas reconnues.',
        cause: 'Seul le premier import a été fait.',
        remedy: 'Refaites l’export, puis un import partiel.',
        remedyStep: 'export-identifiers',
      },
    ],
  },
]
