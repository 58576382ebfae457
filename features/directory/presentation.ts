import type { DirectoryRefusal } from '@/domain/establishment/directory'
import { MOST_REPORTED_LINES, type DirectoryReport, type SkippedLine } from '@/domain/establishment/directory-report'
import { refusalSchema } from '@/features/directory/schemas'
import { uaiSentence } from '@/features/establishments/presentation'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import type { UploadFault } from '@/server/upload'

/** Where the ministry publishes it. */
export const DIRECTORY_DOWNLOAD = 'https://data.education.gouv.fr/explore/dataset/fr-en-annuaire-education/export/'

/** Why a directory was not loaded, as it travels in the address of the page that says so. */
export type LoadRefusal = DirectoryRefusal | OfUpload

/** `reason=unclosed_quote&line=12` */
export function refusalQuery(refusal: LoadRefusal): string {
  return new URLSearchParams(Object.entries(refusal).map(([name, value]) => [name, String(value)])).toString()
}

/** The sentence for a refusal told in the address; null when it tells none. */
export function refusalFromQuery(query: Record<string, string | string[] | undefined>): string | null {
  const parsed = refusalSchema.safeParse(query)
  return parsed.success ? frenchSpaces(loadRefusalSentence(parsed.data)) : null
}

const UPLOAD_SENTENCES = {
  not_multipart: 'Le fichier n’a pas été reçu : déposez-le depuis le formulaire de cette page.',
  foreign_origin:
    'Cet envoi ne vient pas de cette page, et n’a donc pas été pris en compte. Rechargez la page, puis recommencez.',
  interrupted: 'L’envoi s’est interrompu avant la fin : rien n’a été chargé. Vérifiez la connexion, puis recommencez.',
} satisfies Record<Exclude<UploadFault['reason'], DirectoryRefusal['reason']>, string>

function loadRefusalSentence(refusal: LoadRefusal): string {
  return isOfUpload(refusal) ? UPLOAD_SENTENCES[refusal.reason] : directoryRefusalSentence(refusal)
}

type OfUpload = { reason: keyof typeof UPLOAD_SENTENCES }

function isOfUpload(refusal: LoadRefusal): refusal is OfUpload {
  return refusal.reason in UPLOAD_SENTENCES
}

const DOWNLOAD_AGAIN =
  'Téléchargez l’« Annuaire de l’éducation » au format CSV sur data.education.gouv.fr, puis déposez-le sans l’ouvrir.'

/** Why a file is not taken as the directory, and which one to bring. */
function directoryRefusalSentence(refusal: DirectoryRefusal): string {
  return `${directoryFailure(refusal)} ${DOWNLOAD_AGAIN}`
}

function directoryFailure(refusal: DirectoryRefusal): string {
  switch (refusal.reason) {
    case 'empty':
      return 'Ce fichier est vide.'
    case 'binary':
      return 'Ce fichier n’est pas du texte : c’est peut-être un classeur, une archive ou une image.'
    case 'truncated':
      return 'Ce fichier s’arrête au milieu d’un caractère : son téléchargement a dû être interrompu.'
    case 'too_large':
      return `Ce fichier dépasse ${formatNumber(Math.floor(refusal.maxBytes / 1024 / 1024))} Mo, alors que l’annuaire national entier en fait une cinquantaine.`
    case 'not_directory':
      return `Ce fichier n’est pas l’annuaire de l’éducation : il y manque ${plural(refusal.missing.length, 'la colonne', 'les colonnes')} ${refusal.missing.join(', ')}.`
    case 'unclosed_quote':
      return `Un guillemet ouvert à la ligne ${formatNumber(refusal.line)} n’est jamais refermé : le fichier est sans doute incomplet.`
  }
}

/** What became of each establishment of the directory, in the order in which it matters. */
export function reportItems(report: DirectoryReport): { label: string; figure: string; hint?: string }[] {
  const items = [
    { label: 'Créés', count: report.created, hint: 'avec leur raccordement de l’année en cours' },
    { label: 'Modifiés', count: report.changed, hint: 'nom, adresse, type ou adresse électronique' },
    { label: 'Inchangés', count: report.unchanged },
    { label: 'Bientôt fermés', count: report.closing, hint: 'annoncés « à fermer », chargés tout de même' },
    { label: 'Hors de votre académie', count: report.outside, hint: 'laissés de côté' },
    { label: 'Sans académie', count: report.withoutAcademy, hint: 'collectivités d’outre-mer, laissés de côté' },
    { label: 'Hors du second degré', count: report.notSecondary, hint: 'écoles, services : laissés de côté' },
    { label: 'Lignes fautives', count: report.skipped, hint: 'laissées de côté, détaillées ci-dessous' },
  ]
  return items.map(({ label, count, hint }) => ({
    label,
    figure: formatNumber(count),
    ...(hint && count > 0 ? { hint: frenchSpaces(hint) } : {}),
  }))
}

/** Why a line was left out, and what was expected of it. */
export function skippedSentence({ reason, expected }: SkippedLine): string {
  switch (reason) {
    case 'duplicate':
      return frenchSpaces('Ce numéro figure déjà plus haut : seule la première ligne est prise.')
    case 'no_name':
      return 'Le nom de l’établissement manque dans l’annuaire.'
    case 'unknown_department':
      return 'Son département n’est pas reconnu.'
    case 'wrong_letter':
      return frenchSpaces(uaiSentence({ reason, expected: expected ?? '' }))
    case 'malformed':
      return frenchSpaces(uaiSentence({ reason }))
  }
}

/** Says that the list of lines is not whole; null when it is. */
export function linesCutSentence({ skipped, lines }: DirectoryReport): string | null {
  if (skipped <= lines.length) return null
  return `Seules les ${MOST_REPORTED_LINES}\u00a0premières lignes fautives sont détaillées, sur ${formatNumber(skipped)}.`
}
