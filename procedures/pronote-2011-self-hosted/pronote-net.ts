import type { StepDraft } from '@/domain/procedure/procedure'

const ENT_WINDOW = 'PRONOTE.net, bouton « ENT »'
const IDENTIFICATION_WINDOW = 'PRONOTE.net, bouton « ENT », puis les outils (marteau et clé) en haut à droite'

const RECEIVE_PARAMETERS = ['stop-publication', 'enable-cas', 'obtain-cas-parameters']
const LISTEN = ['listen-http', 'listen-https']

/** Section II of the original instructions. Every setting is made while the publication is stopped. */
export const pronoteNet: StepDraft[] = [
  {
    key: 'stop-publication',
    title: 'Arrêter la publication',
    body: [
      'Connectez-vous au serveur de la DMZ et lancez PRONOTE.net s’il ne tourne pas.',
      'Cliquez sur « Arrêter la publication ».',
      'Cochez l’étape au même moment : un bandeau rappellera depuis quand PRONOTE est coupé.',
    ],
    warning:
      'PRONOTE est coupé pour tout le monde, professeurs, élèves et familles, jusqu’à l’étape « Publier la base ». Choisissez une heure creuse.',
    where: 'PRONOTE.net, fenêtre principale',
    place: 'dmz',
    owner: 'school',
    requires: [
      'check-server',
      'save-base',
      'check-pronote-net',
      'update-msxml',
      'open-ports',
      'obtain-cas-parameters',
      'get-supervisor-access',
    ],
    service: 'stops',
    failures: [
      {
        symptom: 'Vous devez partir avant la fin, et PRONOTE est coupé.',
        cause: 'La base n’est plus publiée tant que l’intervention n’est pas terminée.',
        remedy:
          'Cliquez sur « Publier la base » dans PRONOTE.net, puis, ici, sur « Je dois m’arrêter là : remettre en service ». Vous reprendrez plus tard par cette étape.',
      },
    ],
  },
  {
    key: 'disable-auto-publication',
    title: 'Décocher la publication automatique',
    body: [
      'Dans le panneau de publication, décochez « Activer la publication au lancement du programme ».',
      'Pensez-y : après un redémarrage du serveur, il faudra cliquer vous-même sur « Publier la base ».',
    ],
    where: 'PRONOTE.net, panneau de publication, « Options de PRONOTE.net »',
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication'],
    failures: [
      {
        symptom: 'Le client CAS de PRONOTE.net se bloque quand le service démarre.',
        cause: 'Jusqu’à la version 0.0.4, la publication automatique au lancement le fait planter.',
        remedy: 'Laissez l’option décochée et mettez PRONOTE.net à jour.',
      },
      {
        symptom: 'Après un redémarrage du serveur, plus personne n’accède à PRONOTE.',
        cause: 'La publication ne repart plus toute seule, puisque l’option est décochée.',
        remedy: 'Ouvrez PRONOTE.net et cliquez sur « Publier la base ».',
      },
    ],
  },
  {
    key: 'enable-cas',
    title: 'Activer l’intégration dans un ENT avec CAS',
    body: [
      'Cliquez sur le bouton « ENT ».',
      'Sélectionnez « Intégration dans un ENT avec CAS ».',
      'Cochez « Activer l’authentification ».',
    ],
    where: ENT_WINDOW,
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication'],
  },
  {
    key: 'enter-cas-url',
    title: 'Saisir l’URL du serveur CAS',
    body: [
      'Complétez l’URL du serveur CAS avec la valeur ci-dessous.',
      'N’y ajoutez ni « /login » ni « /samlValidate » : PRONOTE.net le fait lui-même.',
    ],
    where: ENT_WINDOW,
    place: 'dmz',
    owner: 'school',
    requires: RECEIVE_PARAMETERS,
    values: ['casUrl'],
    fields: ['casUrl'],
  },
  {
    key: 'listen-http',
    title: 'Régler l’écoute en HTTP',
    body: [
      'Dans « Paramètres d’écoute », indiquez le port d’écoute {casPort}.',
      'Sélectionnez « HTTP ».',
      'Ce mode reste possible pendant une évaluation, ou si les utilisateurs passent par un autre serveur web ou un reverse-proxy qui assure le HTTPS.',
    ],
    warning:
      'En HTTP, ce que PRONOTE échange avec les utilisateurs n’est pas chiffré. PRONOTE.net recommande HTTPS : prévoyez d’y passer.',
    where: `${ENT_WINDOW}, « Paramètres d’écoute »`,
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication', 'enable-cas', 'choose-addresses'],
    condition: { field: 'scheme', notEquals: 'https' },
    values: ['casPort'],
    fields: ['scheme', 'casPort'],
  },
  {
    key: 'listen-https',
    title: 'Régler l’écoute en HTTPS',
    body: [
      'Dans « Paramètres d’écoute », indiquez le port d’écoute {casPort}.',
      'Sélectionnez « HTTPS (recommandé) ».',
      'Utilisez un vrai certificat, délivré pour {publicHost} : un certificat auto-généré n’offre aucune garantie de sécurité.',
    ],
    where: `${ENT_WINDOW}, « Paramètres d’écoute »`,
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication', 'enable-cas', 'choose-addresses'],
    condition: { field: 'scheme', equals: 'https' },
    values: ['casPort', 'publicHost'],
    fields: ['scheme', 'casPort'],
    failures: [
      {
        symptom: 'Le navigateur affiche un avertissement de sécurité en ouvrant PRONOTE.',
        cause: 'Le certificat est auto-généré, expiré, ou délivré pour une autre adresse.',
        remedy:
          'Installez un certificat reconnu, délivré pour votre adresse publique, ou faites porter le HTTPS par un reverse-proxy.',
      },
    ],
  },
  {
    key: 'reserve-prefix',
    title: 'Réserver le préfixe d’URL',
    body: ['Cliquez sur « Réserver le préfixe d’URL {reservedPrefix} ».', 'Une fenêtre s’ouvre : fermez-la.'],
    where: `${ENT_WINDOW}, « Paramètres d’écoute »`,
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication', ...LISTEN],
    values: ['reservedPrefix'],
    failures: [
      {
        symptom: 'La publication démarre, mais rien ne répond sur le port réservé au CAS.',
        cause: 'Le préfixe d’URL n’est pas réservé dans Windows, ou l’a été avec un autre port.',
        remedy:
          'Ouvrez une session d’administrateur sur le serveur de la DMZ, vérifiez le port d’écoute et cliquez de nouveau sur le bouton.',
      },
    ],
  },
  {
    key: 'enter-public-url',
    title: 'Saisir l’URL publique de PRONOTE.net',
    body: [
      'Renseignez « URL publique de PRONOTE.net » avec la valeur ci-dessous : c’est l’adresse de votre PFS (pfSense) vue d’Internet.',
      'PRONOTE.net en déduit « URL de PRONOTE.net pour le serveur CAS ».',
    ],
    warning: 'L’adresse que montre la procédure d’origine n’est pas la vôtre : saisissez bien la vôtre.',
    where: `${ENT_WINDOW}, « Paramètres pour l’authentification »`,
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication', 'enable-cas', 'choose-addresses', 'open-ports'],
    values: ['publicUrl', 'serviceUrl'],
    fields: ['publicHost'],
    failures: [
      {
        symptom: 'PRONOTE s’ouvre dans l’établissement, mais pas depuis la maison.',
        cause: 'L’URL publique contient une adresse interne, comme celle du poste affichée dans PRONOTE.net.',
        remedy: 'Saisissez l’adresse publique du PFS, puis publiez de nouveau la base.',
      },
    ],
  },
  {
    key: 'set-custom-address',
    title: 'Saisir l’adresse personnalisée du service',
    body: [
      'Vos utilisateurs passent par un autre serveur web ou un reverse-proxy : cochez « Adresse personnalisée ».',
      'Saisissez l’adresse ci-dessous : elle remplace l’adresse du service partout, et c’est elle que l’ENT doit autoriser.',
    ],
    where: `${ENT_WINDOW}, « Paramètres pour l’authentification »`,
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication', 'enter-public-url'],
    condition: { field: 'customServiceUrl', isSet: true },
    values: ['customServiceUrl'],
    fields: ['customServiceUrl'],
    failures: [
      {
        symptom: '« Le ticket … ne correspond pas au service demandé. »',
        cause: 'Le reverse-proxy change l’adresse : redirection de http vers https, barre finale ou majuscules.',
        remedy:
          'Saisissez l’adresse telle que le navigateur l’affiche à l’arrivée, et faites autoriser la même par l’ENT.',
      },
    ],
  },
  {
    key: 'compare-generated-urls',
    title: 'Comparer les adresses calculées par PRONOTE.net',
    body: [
      'Comparez « URL de PRONOTE.net pour le serveur CAS » avec l’adresse du service ci-dessous.',
      'Comparez les adresses affichées à « Pour l’authentification » et « Pour la validation » : elles doivent être identiques, au caractère près.',
    ],
    where: ENT_WINDOW,
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication', 'enter-cas-url', ...LISTEN, 'enter-public-url', 'set-custom-address'],
    values: ['serviceUrl', 'authenticationUrl', 'validationUrl'],
    failures: [
      {
        symptom: 'Une des adresses diffère de celle qui est affichée ici.',
        cause: 'Une faute de frappe dans PRONOTE.net, ou une valeur qui a changé depuis dans votre configuration.',
        remedy: 'Corrigez d’après les valeurs d’ici. Si c’est l’adresse du service qui change, prévenez l’ENT.',
        remedyStep: 'obtain-cas-parameters',
      },
    ],
  },
  {
    key: 'allow-direct-access',
    title: 'Autoriser aussi l’accès direct, hors ENT',
    body: [
      'Cochez « Autoriser l’authentification directe par PRONOTE.net (sans interroger le serveur CAS) à l’URL : ».',
      'Notez l’adresse ci-dessous : c’est celle que les utilisateurs emploieront pour entrer sans l’ENT.',
    ],
    where: `${ENT_WINDOW}, « Paramètres pour l’authentification »`,
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication', 'enter-public-url'],
    condition: { field: 'directAccess', equals: true },
    values: ['directUrl'],
    fields: ['directAccess'],
    failures: [
      {
        symptom: 'L’adresse directe renvoie vers la page de connexion de l’ENT.',
        cause:
          'La case d’authentification directe n’est pas cochée, ou l’adresse employée n’est pas celle qui a été notée.',
        remedy:
          'Cochez la case, publiez la base et employez l’adresse entière, avec ce qui suit le point d’interrogation.',
      },
    ],
  },
  {
    key: 'use-cas-subject',
    title: 'Identifier l’utilisateur par le Subject du CAS',
    body: [
      'Cliquez sur les outils (marteau et clé) en haut à droite : une fenêtre s’ouvre.',
      'Sélectionnez « Utiliser l’identifiant utilisateur CAS (Subject) ».',
      'Si votre ENT vous a demandé d’employer un attribut, changez ce choix dans votre configuration : l’étape s’adaptera.',
    ],
    where: IDENTIFICATION_WINDOW,
    place: 'dmz',
    owner: 'school',
    requires: RECEIVE_PARAMETERS,
    condition: { field: 'subjectSource', notEquals: 'attribute' },
    fields: ['subjectSource'],
  },
  {
    key: 'use-cas-attribute',
    title: 'Identifier l’utilisateur par un attribut du CAS',
    body: [
      'Cliquez sur les outils (marteau et clé) en haut à droite : une fenêtre s’ouvre.',
      'Sélectionnez « Utiliser l’attribut CAS : » et saisissez le nom de l’attribut, ci-dessous, en respectant les majuscules.',
    ],
    where: IDENTIFICATION_WINDOW,
    place: 'dmz',
    owner: 'school',
    requires: RECEIVE_PARAMETERS,
    condition: { field: 'subjectSource', equals: 'attribute' },
    values: ['subjectAttribute'],
    fields: ['subjectSource', 'subjectAttribute'],
  },
  {
    key: 'set-recognition',
    title: 'Régler la reconnaissance à la première connexion',
    body: [
      'Dans « Reconnaissance de l’utilisateur dans PRONOTE à la première connexion », choisissez « Avec l’identifiant PRONOTE de l’utilisateur ».',
      'Dans « Attribut CAS contenant l’identifiant PRONOTE : », saisissez le nom ci-dessous, en respectant les majuscules.',
    ],
    where: IDENTIFICATION_WINDOW,
    place: 'dmz',
    owner: 'school',
    requires: [...RECEIVE_PARAMETERS, 'use-cas-subject', 'use-cas-attribute'],
    values: ['identifierAttribute'],
    fields: ['recognition', 'identifierAttribute'],
    failures: [
      {
        symptom: 'La connexion à l’ENT réussit, puis PRONOTE demande encore un identifiant et un mot de passe.',
        cause: 'Le nom de l’attribut est faux, ou le mode de reconnaissance n’est pas celui que l’ENT alimente.',
        remedy: 'Vérifiez le nom de l’attribut avec l’administrateur du CAS, majuscules comprises.',
      },
    ],
  },
  {
    key: 'set-export-parameters',
    title: 'Régler l’export des identifiants, puis valider',
    body: [
      'Dans « Export des identifiants PRONOTE (paramètres liés à la base sur le serveur PRONOTE) », saisissez « Numéro de l’établissement : » et « Code de rapprochement * : ».',
      'Dans « Les données exportées peuvent être déchiffrées par : », choisissez {exportTarget}.',
      'Cochez « Export vers une URL : » et remplissez « URL de destination * : » seulement si l’ENT vous a donné cette adresse. Même règle pour « Exporter automatiquement ** ».',
      'Sans cela, laissez-les vides : l’export se fait à la main depuis le Client PRONOTE, par « Fichier > Socles ENT > Exporter les identifiants PRONOTE ».',
      'Validez : vous revenez à l’écran précédent.',
    ],
    where: IDENTIFICATION_WINDOW,
    place: 'dmz',
    owner: 'school',
    requires: [...RECEIVE_PARAMETERS, 'set-recognition'],
    values: ['establishmentNumber', 'matchingCode', 'exportTarget'],
    fields: ['establishmentNumber', 'matchingCode', 'exportTarget'],
    failures: [
      {
        symptom: 'L’ENT refuse le fichier des identifiants, ou n’y reconnaît personne.',
        cause:
          'Le numéro de l’établissement ou le code de rapprochement est faux, ou le fichier est chiffré pour un autre ENT.',
        remedy:
          'Vérifiez la lettre finale du numéro, et faites confirmer le code et le nom de l’ENT par l’administrateur du CAS.',
        remedyStep: 'obtain-cas-parameters',
      },
    ],
  },
  {
    key: 'test-cas',
    title: 'Tester l’authentification par le serveur CAS',
    body: [
      'Cliquez sur « Tester l’authentification par le serveur CAS ».',
      'Dans la fenêtre de test, cliquez sur « page d’authentification du serveur CAS » : la page de connexion de l’ENT doit apparaître.',
      'Connectez-vous avec l’identifiant et le mot de passe d’un membre quelconque de l’ENT, puis validez.',
      'Un message doit vous dire que l’authentification a réussi. Nous ne connaissons pas son texte exact : il ne commence pas par « Échec ».',
      'En cas d’échec, lisez le message et le journal en bas de la fenêtre, puis cherchez-les dans la liste ci-dessous.',
    ],
    warning: 'Ne copiez jamais un mot de passe dans une note : le message d’erreur suffit à l’assistance.',
    where: ENT_WINDOW,
    place: 'dmz',
    owner: 'school',
    requires: [
      'stop-publication',
      'update-msxml',
      'reserve-prefix',
      'compare-generated-urls',
      'allow-direct-access',
      'set-export-parameters',
    ],
    values: ['testServiceUrl'],
    failures: [
      {
        symptom:
          '« Échec de l’authentification par le serveur CAS », suivi de « Méthode inconnue. //*[>name()<="Response"] ».',
        cause: 'Le composant MsXML du serveur de la DMZ n’est probablement pas à jour.',
        remedy: 'Installez MsXML 6 SP1 sur le serveur de la DMZ, redémarrez PRONOTE.net et recommencez le test.',
        remedyStep: 'update-msxml',
      },
      {
        symptom: '« Application non autorisée à utiliser CAS »',
        cause:
          'L’ENT n’a pas autorisé votre adresse de service, ou l’a autorisée sous une autre forme : http au lieu de https, autre port, nom au lieu de l’adresse IP. La fenêtre de test emploie une adresse plus longue.',
        remedy:
          'Renvoyez à l’ENT les deux adresses de service : il doit accepter tout ce qui commence par la première.',
        remedyStep: 'obtain-cas-parameters',
      },
      {
        symptom: '« Le ticket … ne correspond pas au service demandé. »',
        cause:
          'L’adresse annoncée à la connexion n’est pas celle de la validation : URL publique modifiée, barre finale, ou redirection par un reverse-proxy.',
        remedy:
          'Comparez les deux adresses du message. Mettez la même dans l’URL publique et dans l’adresse personnalisée.',
        remedyStep: 'compare-generated-urls',
      },
      {
        symptom: '« Le ticket … est inconnu »',
        cause: 'Le ticket a déjà servi, par exemple après un rechargement de la page, ou il a expiré.',
        remedy: 'Fermez la fenêtre de test et recommencez. Si cela revient, signalez-le à l’ENT avec l’heure du test.',
      },
      {
        symptom:
          'La connexion réussit, puis la validation dit que la réponse n’est pas encore valable, ou plus valable.',
        cause: 'L’horloge du serveur de la DMZ est décalée.',
        remedy: 'Réglez l’heure du serveur sur un serveur de temps (NTP), puis recommencez.',
      },
      {
        symptom: 'La page de l’ENT ne s’ouvre pas, ou la validation échoue sur une erreur de connexion sécurisée.',
        cause:
          'Le serveur de la DMZ ne peut pas joindre le serveur CAS en sortie, ou son Windows ne reconnaît pas le certificat de l’ENT.',
        remedy:
          'Faites ouvrir la sortie vers le serveur CAS et mettez à jour les certificats racines du serveur. En dernier recours, voyez avec l’assistance un reverse-proxy.',
        remedyStep: 'open-ports',
      },
    ],
  },
  {
    key: 'check-publication',
    title: 'Vérifier la configuration de la publication',
    body: [
      'Fermez la fenêtre de test et cliquez sur le bouton des paramètres.',
      'Vérifiez « Adresse IP du poste où est installé PRONOTE.net : » et « Numéro de port : » {classicPort}.',
      'Cochez « Publier » pour chaque espace à ouvrir : « Page commune », « Espace Professeurs », « Espace Vie scolaire », « Espace Parents », « Espace Élèves » ; « Espace Entreprise » et « Espace Académie » si vous vous en servez.',
      'Cochez « Version mobile » pour les espaces à ouvrir aux téléphones : Professeurs, Parents, Élèves.',
      'Dans « Options de PRONOTE.net », choisissez « Optimiser le temps de chargement des pages (compression HTTP) » et, si vous l’acceptez, « Rendre l’historique accessible au service d’assistance d’Index Education ».',
      'Laissez décoché « Activer la publication au lancement du programme ».',
    ],
    where: 'PRONOTE.net, bouton des paramètres, panneau de publication',
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication', 'disable-auto-publication', 'test-cas'],
    values: ['listenAddress', 'classicPort'],
    fields: ['listenAddress', 'classicPort'],
    failures: [
      {
        symptom: '« Vous n’avez pas accès à l’Espace … »',
        cause: 'L’espace n’est pas publié, ou l’utilisateur n’y est pas autorisé dans PRONOTE.',
        remedy:
          'Cochez « Publier » pour cet espace. Sinon, vérifiez dans le Client PRONOTE les autorisations de la personne.',
      },
    ],
  },
  {
    key: 'publish-base',
    title: 'Publier la base',
    body: [
      'Cliquez sur « Publier la base » : PRONOTE est de nouveau accessible à tous.',
      'Cochez l’étape aussitôt, pour que le bandeau disparaisse. Le travail sur le serveur de la DMZ est terminé.',
    ],
    where: 'PRONOTE.net, bas du panneau de publication',
    place: 'dmz',
    owner: 'school',
    requires: ['stop-publication', 'check-publication'],
    service: 'restores',
    exemptable: false,
    failures: [
      {
        symptom: '« HTTP Error 503 » à l’ouverture de PRONOTE.',
        cause: 'La base n’est pas publiée.',
        remedy: 'Cliquez sur « Publier la base », et de nouveau après chaque redémarrage du serveur.',
      },
      {
        symptom: 'La base est publiée, mais rien ne répond sur le port réservé au CAS.',
        cause: 'Le préfixe d’URL n’est pas réservé.',
        remedy: 'Arrêtez la publication, réservez le préfixe, puis publiez de nouveau.',
        remedyStep: 'reserve-prefix',
      },
    ],
  },
]
