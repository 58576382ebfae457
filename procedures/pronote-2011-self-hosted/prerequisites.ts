import type { StepDraft } from '@/domain/procedure/procedure'

const CAS_MESSAGE = `Bonjour,

L’établissement {establishmentName} (UAI {uai}) raccorde PRONOTE à l’ENT {entName} par le service CAS. PRONOTE.net 2011 fait valider les tickets en SAML 1.1 (samlValidate).

1. Merci d’autoriser dans le CAS le service suivant, avec tout ce qui commence par cette adresse :
{serviceUrl}

La fenêtre de test de PRONOTE.net se présente avec une adresse plus longue, à accepter aussi :
{testServiceUrl}

2. Merci de nous communiquer les paramètres de l’intégration :
- l’URL du serveur CAS ;
- ce qui désigne l’utilisateur : l’identifiant utilisateur CAS (Subject), ou un attribut, dont il nous faut le nom exact ;
- le nom exact de l’attribut CAS qui contient l’identifiant PRONOTE ;
- le numéro d’établissement attendu (nous pensons indiquer {establishmentNumber}) ;
- le code de rapprochement ;
- le nom à choisir dans « Les données exportées peuvent être déchiffrées par » ;
- si l’ENT reçoit l’export à une adresse : l’URL de destination, et si l’export doit être automatique ;
- le type de SSO à donner au service PRONOTE dans le portail.

3. Merci de nous prévenir quand le service est autorisé : nous ferons alors le test d’authentification.

Cordialement,`

const PORTS_MESSAGE = `Bonjour,

L’établissement {establishmentName} (UAI {uai}) va ouvrir PRONOTE depuis l’ENT. Merci de configurer le pare-feu PFS (pfSense) pour que ces ports TCP, vus d’Internet, arrivent au serveur PRONOTE.net de la DMZ :
- port {classicPort} : PRONOTE.net « classique » ;
- port {casPort} : authentification par le CAS de l’ENT.

Adresse du serveur dans la DMZ : {listenAddress}
Adresse publique que nous comptons déclarer : {publicHost}

Les utilisateurs et l’ENT appelleront ces adresses :
{portalUrl}
{serviceUrl}

En sortie, le serveur de la DMZ doit pouvoir joindre le serveur CAS : {casUrl}

Merci de nous confirmer l’adresse publique et de nous prévenir quand c’est fait.

Cordialement,`

/** «I But - Préalables» of the original instructions. */
export const prerequisites: StepDraft[] = [
  {
    key: 'check-server',
    title: 'Vérifier le serveur PRONOTE et sa version',
    body: [
      'Assurez-vous que le serveur PRONOTE 2011 est installé sur la ZMI, qu’il fonctionne et que sa base est remplie.',
      'Relevez sa version et saisissez-la ici : il faut la version 0.0.12 ou une version plus récente.',
    ],
    warning: 'Avant la version 0.0.12, des défauts de PRONOTE empêchent plusieurs opérations de la suite.',
    where: 'Serveur PRONOTE, en général dans la barre de titre du programme',
    place: 'server',
    owner: 'school',
    fields: ['serverVersion'],
    versionFloor: { field: 'serverVersion', floor: '0.0.12' },
    failures: [
      {
        symptom: 'Plusieurs opérations échouent ou n’existent pas dans votre PRONOTE.',
        cause: 'Le serveur PRONOTE est plus ancien que la version 0.0.12.',
        remedy: 'Mettez le serveur PRONOTE à jour avant de continuer, puis saisissez la nouvelle version.',
      },
    ],
  },
  {
    key: 'save-base',
    title: 'Sauvegarder la base PRONOTE',
    body: [
      'Dans le Client PRONOTE, ouvrez « Fichier > Créer une copie de la base ».',
      'Rangez la copie ailleurs que sur le serveur et notez sa date.',
    ],
    where: 'Client PRONOTE, « Fichier > Créer une copie de la base »',
    place: 'client',
    owner: 'school',
    requires: ['check-server'],
    addedByUs: true,
  },
  {
    key: 'check-pronote-net',
    title: 'Vérifier que PRONOTE.net fonctionne sur la DMZ',
    body: [
      'Assurez-vous que PRONOTE.net 2011 est installé sur le serveur de la DMZ et qu’il fonctionne.',
      'Saisissez ici sa version, affichée dans le titre de sa fenêtre, et l’adresse IP du poste où il est installé.',
    ],
    where: 'PRONOTE.net, barre de titre et ligne « Adresse IP du poste où est installé PRONOTE.net »',
    place: 'dmz',
    owner: 'school',
    fields: ['netVersion', 'listenAddress'],
  },
  {
    key: 'update-msxml',
    title: 'Mettre à jour MsXML sur le serveur de la DMZ',
    body: [
      'Vérifiez que le composant MsXML de Windows est à jour sur le serveur de la DMZ (Windows Server 2003).',
      'Sinon, installez MsXML 6 SP1, à télécharger sur le site de Microsoft : http://www.microsoft.com/downloads/fr-fr/details.aspx?familyid=d21c292c-368b-4ce1-9dab-3e9827b70604&displaylang=fr',
      'Si cette ancienne adresse ne répond plus, cherchez « MSXML 6.0 SP1 » sur le site de Microsoft.',
    ],
    where: 'Serveur de la DMZ, liste des programmes installés de Windows',
    place: 'dmz',
    owner: 'school',
  },
  {
    key: 'choose-addresses',
    title: 'Choisir les ports et l’adresse publique',
    body: [
      'Décidez du port de PRONOTE.net « classique » et du port réservé au CAS. Par défaut : 80 et 82 ; adaptez-les à la configuration de votre établissement.',
      'Saisissez l’adresse publique de votre établissement : celle du PFS (pfSense) vue d’Internet, pas celle du serveur dans la DMZ.',
      'Choisissez HTTPS si vous avez un vrai certificat ; sinon HTTP.',
      'Si les utilisateurs passent par un autre serveur web ou un reverse-proxy, saisissez aussi l’adresse personnalisée du service.',
    ],
    warning: 'L’adresse que montre la procédure d’origine est celle d’un autre établissement : ne la recopiez pas.',
    place: 'network',
    owner: 'school',
    fields: ['scheme', 'publicHost', 'classicPort', 'casPort', 'customServiceUrl'],
  },
  {
    key: 'open-ports',
    title: 'Faire ouvrir les ports vers la DMZ',
    body: [
      'Envoyez le message ci-dessous à l’équipe qui gère le PFS (pfSense), puis indiquez que c’est fait.',
      'Les ports {classicPort} et {casPort} doivent passer par le PFS et arriver au serveur de la DMZ.',
      'Quand l’équipe réseau répond, vérifiez l’adresse publique saisie ici, puis cochez l’étape.',
    ],
    place: 'network',
    owner: 'network',
    requires: ['choose-addresses'],
    values: ['classicPort', 'casPort', 'publicHost'],
    fields: ['publicHost'],
    message: {
      to: 'L’équipe réseau qui gère le pare-feu PFS de l’établissement',
      subject: '{establishmentName} ({uai}) : ouverture des ports {classicPort} et {casPort} vers la DMZ',
      body: PORTS_MESSAGE,
    },
    failures: [
      {
        symptom: 'PRONOTE s’ouvre dans l’établissement, mais pas depuis la maison.',
        cause: 'Un des deux ports n’est pas redirigé par le PFS, ou l’adresse déclarée est une adresse interne.',
        remedy: 'Faites rediriger les deux ports vers la DMZ et déclarez l’adresse publique du PFS.',
        remedyStep: 'choose-addresses',
      },
    ],
  },
  {
    key: 'check-client',
    title: 'Vérifier le Client PRONOTE',
    body: [
      'Assurez-vous que le Client PRONOTE 2011 est installé sur un poste et qu’il ouvre votre base.',
      'Indiquez ici le système de ce poste : Windows XP demande une étape de plus.',
    ],
    place: 'client',
    owner: 'school',
    fields: ['clientOs'],
  },
  {
    key: 'install-xp-sp3',
    title: 'Installer le Service Pack 3 de Windows XP',
    body: [
      'Le poste du Client PRONOTE est sous Windows XP : le Service Pack 3 y est obligatoire.',
      'Vérifiez qu’il est installé ; sinon, installez-le et redémarrez le poste.',
    ],
    where: 'Poste de travail, « Propriétés », onglet « Général »',
    place: 'client',
    owner: 'school',
    requires: ['check-client'],
    condition: { field: 'clientOs', equals: 'windows_xp' },
  },
  {
    key: 'get-supervisor-access',
    title: 'Obtenir l’accès superviseur (SPR) à PRONOTE',
    body: [
      'Ouvrez le Client PRONOTE avec le compte superutilisateur (SPR).',
      'Si vous ne l’avez pas, demandez-le à la personne qui administre PRONOTE dans l’établissement.',
    ],
    place: 'client',
    owner: 'school',
    requires: ['check-client', 'install-xp-sp3'],
  },
  {
    key: 'get-portal-admin-access',
    title: 'Obtenir l’accès administrateur à l’ENT',
    body: [
      'Connectez-vous à l’ENT de votre établissement et vérifiez que vous voyez la gestion du portail.',
      'Sinon, demandez les droits d’administrateur ENT au chef d’établissement ou à l’assistance.',
    ],
    place: 'portal',
    owner: 'school',
  },
  {
    key: 'obtain-cas-parameters',
    title: 'Obtenir les paramètres CAS auprès de l’ENT',
    body: [
      'Les paramètres nécessaires à l’intégration sont communiqués par l’ENT. Relisez d’abord l’adresse du service dans le message ci-dessous : l’ENT doit autoriser exactement celle-là, et ce qui la prolonge.',
      'Envoyez le message à l’administrateur du serveur CAS de l’ENT, puis indiquez que c’est fait.',
      'À la réponse, saisissez chaque paramètre ici, à la lettre près, puis cochez l’étape.',
    ],
    place: 'portal',
    owner: 'ent',
    requires: ['choose-addresses'],
    values: ['serviceUrl', 'testServiceUrl'],
    fields: [
      'casUrl',
      'subjectSource',
      'subjectAttribute',
      'recognition',
      'identifierAttribute',
      'establishmentNumber',
      'matchingCode',
      'exportTarget',
      'portalSsoType',
    ],
    message: {
      to: 'L’administrateur du serveur CAS de l’ENT',
      subject: '{establishmentName} ({uai}) : autoriser PRONOTE dans le CAS et communiquer ses paramètres',
      body: CAS_MESSAGE,
    },
    failures: [
      {
        symptom: 'L’ENT a changé d’adresse ou de nom depuis l’an dernier.',
        cause: 'Le serveur CAS et les identifiants CAS ne sont plus les mêmes.',
        remedy:
          'Redemandez les paramètres, saisissez la nouvelle URL, puis faites effacer les anciens identifiants CAS : chacun sera de nouveau apparié à sa prochaine connexion.',
      },
    ],
  },
]
