import { z } from 'zod'
import { parseDepartment } from '@/domain/establishment/department'
import { ESTABLISHMENT_KINDS } from '@/domain/establishment/establishment-kind'
import { OWNERS, PHASES, SETUP_STATES } from '@/domain/procedure/vocabulary'

const PAGE_SIZE = 50
const PER_PAGE_MAX = 100
/** Far beyond the last page of any population, and small enough for the database to count to. */
const PAGE_MAX = 100_000
export const SEARCH_MAX = 200

const SORT_COLUMNS = ['name', 'city', 'progress', 'paired', 'people', 'since'] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]
/** A column, with `-` before it for descending. */
export type Sort = SortColumn | `-${SortColumn}`
export const SORTS: readonly Sort[] = SORT_COLUMNS.flatMap((column) => [column, `-${column}`] as const)

const department = z.string().transform((text, context) => {
  const code = parseDepartment(text)
  if (code) return code
  context.addIssue({ code: 'custom', message: 'Ce département n’existe pas.' })
  return z.NEVER
})

/** What a list of establishments is narrowed to, how it is ordered, and which page of it is wanted. */
export const criteriaSchema = z.object({
  q: z.string().trim().max(SEARCH_MAX, `La recherche compte au plus ${SEARCH_MAX} caractères.`).optional(),
  academy: z
    .string()
    .regex(/^\d{2,3}$/, 'Un code d’académie compte deux ou trois chiffres.')
    .optional(),
  department: department.optional(),
  kind: z.enum(ESTABLISHMENT_KINDS).optional(),
  ent: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'Le nom court d’un ENT s’écrit en minuscules, chiffres et tirets.')
    .optional(),
  phase: z.enum(PHASES).optional(),
  owner: z.enum(OWNERS).optional(),
  state: z.enum(SETUP_STATES).optional(),
  sort: z.enum(SORTS).default('name'),
  page: z.coerce.number().int().min(1).max(PAGE_MAX).default(1),
  perPage: z.coerce.number().int().min(1).max(PER_PAGE_MAX).default(PAGE_SIZE),
})

export type Criteria = z.output<typeof criteriaSchema>
export type Filter = 'q' | 'academy' | 'department' | 'kind' | 'ent' | 'phase' | 'owner' | 'state'

/** How the criteria are called in the address of the page, in the order in which they are written. */
const ADDRESS_NAMES = {
  q: 'q',
  academy: 'academie',
  department: 'departement',
  kind: 'type',
  ent: 'ent',
  phase: 'phase',
  owner: 'responsable',
  state: 'etat',
  sort: 'tri',
  page: 'page',
} as const satisfies Partial<Record<keyof Criteria, string>>

type AddressField = keyof typeof ADDRESS_NAMES
const ADDRESS_FIELDS = Object.keys(ADDRESS_NAMES) as AddressField[]

export function addressName(field: AddressField): string {
  return ADDRESS_NAMES[field]
}

/** The criteria that an address holds; what cannot be read in it is left out, as an old link must still open. */
export function readAddress(parameters: Record<string, string | string[] | undefined>): Criteria {
  const read = ADDRESS_FIELDS.flatMap((field) => {
    const given = [parameters[ADDRESS_NAMES[field]]].flat()[0]
    const parsed = criteriaSchema.shape[field].safeParse(given || undefined)
    return parsed.success ? [[field, parsed.data]] : []
  })
  return criteriaSchema.parse(Object.fromEntries(read))
}

/** The same as a query, without what goes without saying: `{ q: 'jaurès', sort: 'name', page: 2 }` is `q=jaur%C3%A8s&page=2`. */
export function writeAddress(criteria: Criteria): string {
  const usual = criteriaSchema.parse({})
  const written = ADDRESS_FIELDS.flatMap((field) => {
    const value = criteria[field]
    return value === undefined || value === '' || value === usual[field] ? [] : [[ADDRESS_NAMES[field], String(value)]]
  })
  return new URLSearchParams(written).toString()
}
