import { administrationScope } from '@/domain/access/administration'
import type { Membership } from '@/domain/access/policy'
import type { Population } from '@/domain/access/population'
import { ACADEMIES, findAcademy, type Academy } from '@/domain/establishment/academies'
import { DEPARTMENT_CODES, departmentName, departmentNumber, departmentOfUai } from '@/domain/establishment/department'
import { findStep } from '@/domain/procedure/procedure'
import { KIND_LABELS, OWNER_LABELS, PHASE_LABELS, SETUP_STATES } from '@/features/establishments/presentation'
import type { EntChoice, ExportedEstablishment } from '@/features/population/queries'
import { writeAddress, type Criteria, type Filter, type Sort, type SortColumn } from '@/features/population/schemas'
import { formatShortDate } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { sharePercent } from '@/lib/numbers'
import { counted, plural } from '@/lib/plural'
import { routes } from '@/lib/routes'
import { PUBLISHED_PROCEDURES } from '@/procedures/catalogue'

export const SORT_LABELS = {
  name: 'Nom, de A à Z',
  '-name': 'Nom, de Z à A',
  city: 'Commune, de A à Z',
  '-city': 'Commune, de Z à A',
  since: 'En attente depuis le plus longtemps',
  '-since': 'En attente depuis peu',
  progress: 'Les moins avancés',
  '-progress': 'Les plus avancés',
  paired: 'Les moins appariés',
  '-paired': 'Les plus appariés',
  people: 'Le moins de personnes',
  '-people': 'Le plus de personnes',
} satisfies Record<Sort, string>

/** The title of a step, whichever published procedure it belongs to. */
export function stepTitle(key: string): string {
  for (const procedure of PUBLISHED_PROCEDURES) {
    const step = findStep(procedure, key)
    if (step) return step.title
  }
  return key
}

const FILTERS: readonly Filter[] = ['q', 'academy', 'department', 'kind', 'ent', 'phase', 'owner', 'state']

export function isFiltered(criteria: Criteria): boolean {
  return FILTERS.some((filter) => criteria[filter])
}

/** The list narrowed or ordered otherwise, from its first page. */
export function listWith(criteria: Criteria, changes: Partial<Criteria>): string {
  return routes.establishments(writeAddress({ ...criteria, page: 1, ...changes }))
}

/** What the head of a column leads to: ascending first, the other way round when it already is. */
export function columnSort(criteria: Criteria, column: SortColumn) {
  const direction = { [column]: 'ascending', [`-${column}`]: 'descending' }[criteria.sort] ?? 'none'
  return {
    href: listWith(criteria, { sort: direction === 'ascending' ? `-${column}` : column }),
    direction: direction as 'ascending' | 'descending' | 'none',
  }
}

export type ActiveFilter = { filter: Filter; label: string; removeHref: string }

/** The filters that are on, in words, each with the list without it. */
export function activeFilters(criteria: Criteria, ents: readonly EntChoice[]): ActiveFilter[] {
  const { q, academy, department, kind, ent, phase, owner, state } = criteria
  const words: Record<Filter, string | undefined> = {
    q: q && `Recherche : « ${q} »`,
    academy: academy && `Académie : ${findAcademy(academy)?.name ?? academy}`,
    department: department && `Département : ${departmentLabel(department)}`,
    kind: kind && `Type : ${KIND_LABELS[kind]}`,
    ent: ent && `ENT : ${ents.find(({ slug }) => slug === ent)?.name ?? ent}`,
    phase: phase && `Phase : ${PHASE_LABELS[phase]}`,
    owner: owner && `Responsable : ${OWNER_LABELS[owner]}`,
    state: state && `État : ${SETUP_STATES[state].label}`,
  }
  return (Object.entries(words) as [Filter, string | undefined][]).flatMap(([filter, label]) =>
    label ? [{ filter, label: frenchSpaces(label), removeHref: listWith(criteria, { [filter]: undefined }) }] : [],
  )
}

export function departmentLabel(code: string): string {
  return `${departmentNumber(code)} ${departmentName(code)}`
}

/** The académies among which someone's list can be narrowed; none when they see but one. */
export function academyChoices(population: Population): readonly Academy[] {
  if (population.all) return ACADEMIES
  const academies = knownAcademies(population.academyCodes)
  return academies.length > 1 ? academies : []
}

/** The départements where someone can see establishments. */
export function departmentChoices(population: Population): string[] {
  if (population.all) return DEPARTMENT_CODES
  const reached = new Set<string | null>([
    ...knownAcademies(population.academyCodes).flatMap(({ departments }) => departments),
    ...population.uais.map(departmentOfUai),
  ])
  return DEPARTMENT_CODES.filter((code) => reached.has(code))
}

function knownAcademies(codes: readonly string[]): Academy[] {
  return codes.map(findAcademy).filter((academy) => academy !== null)
}

/** «124 établissements», «Un établissement correspond aux filtres». */
export function totalSentence(total: number, isFiltered: boolean): string {
  const all = counted(total, 'établissement', 'établissements')
  return isFiltered ? `${all} ${plural(total, 'correspond', 'correspondent')} aux filtres` : all
}

export type EmptyPopulation = { title: string; sentence: string; canFill: boolean }

/** Why somebody sees no establishment at all, and what to do first. */
export function emptyPopulation(memberships: readonly Membership[]): EmptyPopulation {
  const title = 'Aucun établissement pour l’instant'
  if (administrationScope(memberships)) {
    const sentence =
      'Chargez d’abord les établissements depuis l’annuaire de l’Éducation nationale, ou créez-en un à la main.'
    return { title, sentence, canFill: true }
  }
  if (memberships.some(({ role }) => role === 'support')) {
    const sentence =
      'Aucun établissement de votre académie n’est encore chargé. Demandez à son administrateur de déposer l’annuaire.'
    return { title, sentence, canFill: false }
  }
  const sentence =
    memberships.length === 0
      ? 'Votre compte n’a pas encore de rôle. Demandez à l’administrateur de votre académie de vous rattacher à votre établissement.'
      : 'Votre établissement n’est plus suivi ici. Si c’est une erreur, demandez à l’administrateur de votre académie de le rouvrir.'
  return { title, sentence, canFill: false }
}

export const EXPORT_HEADER = [
  'UAI',
  'Établissement',
  'Commune',
  'Académie',
  'Département',
  'Type',
  'ENT',
  'État',
  'Phase',
  'Prochaine étape',
  'Responsable',
  'Depuis le',
  'Étapes faites',
  'Étapes en tout',
  'Personnes',
  'Appariées',
  'Appariées (%)',
  'Conflits',
  'Étapes à revérifier',
] as const

/** One establishment as a line of the export: counts, and nobody's name. */
export function exportRow(row: ExportedEstablishment): (string | number | null)[] {
  return [
    row.uai,
    row.name,
    row.city,
    findAcademy(row.academyCode)?.name ?? row.academyCode,
    departmentLabel(row.departmentCode),
    KIND_LABELS[row.kind],
    row.ent?.name ?? null,
    SETUP_STATES[row.state].label,
    row.phase && PHASE_LABELS[row.phase],
    row.nextStep && stepTitle(row.nextStep),
    row.owner && OWNER_LABELS[row.owner],
    formatShortDate(row.since),
    row.stepsDone,
    row.stepsApplicable,
    row.people,
    row.paired,
    sharePercent(row.paired, row.people),
    row.conflicts,
    row.stepsToRecheck,
  ]
}
