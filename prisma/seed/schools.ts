import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACADEMIES } from '@/domain/establishment/academies'
import { parseDirectory } from '@/domain/establishment/directory'
import type { EstablishmentKind } from '@/domain/establishment/establishment-kind'
import { expectedLetter } from '@/domain/establishment/uai'

/** The school of the procedure's own examples. */
export const EXAMPLE_UAI = '0311238C'

export type School = {
  uai: string
  academyCode: string
  departmentCode: string
  kind: EstablishmentKind
  name: string
  city: string
  email: string | null
}

/** The secondary schools of the sample directory, the example first: académie of Toulouse. */
export function directorySchools(): School[] {
  const file = join(process.cwd(), 'prisma/seed/data/annuaire.csv')
  const directory = parseDirectory(readFileSync(file))
  if (!directory.ok) throw new Error(`The sample directory cannot be read: ${directory.refusal.reason}`)
  return directory.value.establishments.map(({ uai, academy, department, kind, name, city, email }) => ({
    uai,
    academyCode: academy ?? '16',
    departmentCode: department,
    kind,
    name,
    city,
    email,
  }))
}

const NAMES = [
  'Victor Hugo',
  'Jean Moulin',
  'Marie Curie',
  'Louise Michel',
  'Jules Ferry',
  'Simone Veil',
  'Albert Camus',
  'Rosa Parks',
  'Pierre Mendès France',
  'George Sand',
  'Antoine de Saint-Exupéry',
  'Joséphine Baker',
  'Jacques Prévert',
  'Germaine Tillion',
  'Paul Éluard',
]
const TOWNS = [
  'Saint-Martin',
  'Villeneuve',
  'Beaumont',
  'La Roche',
  'Montigny',
  'Châteauneuf',
  'Sainte-Colombe',
  'Bellevue',
  'Le Bourg',
  'Pont-l’Abbé',
  'Mirepoix',
  'Œuilly',
]
const KINDS: [EstablishmentKind, string][] = [
  ['college', 'Collège'],
  ['college', 'Collège'],
  ['college', 'Collège'],
  ['lycee', 'Lycée'],
  ['lycee_pro', 'Lycée professionnel'],
  ['college', 'Collège'],
]

/** Invented schools spread over every département, as many as asked for, none of whose UAI is in `taken`. */
export function inventedSchools(count: number, taken: ReadonlySet<string>): School[] {
  const departments = ACADEMIES.flatMap(({ code, departments }) =>
    departments.map((department) => ({ academyCode: code, department })),
  )
  const schools: School[] = []
  for (let number = 0; schools.length < count; number++) {
    const { academyCode, department } = departments[number % departments.length] ?? {
      academyCode: '16',
      department: '031',
    }
    const digits = `${uaiPrefix(department)}${String(5000 + Math.floor(number / departments.length)).padStart(4, '0')}`
    const uai = `${digits}${expectedLetter(digits)}`
    const [kind, word] = KINDS[number % KINDS.length] ?? ['college', 'Collège']
    if (taken.has(uai)) continue
    const name = `${word} ${NAMES[(number * 7) % NAMES.length]}`
    const city = `${TOWNS[(number * 5) % TOWNS.length]} ${1 + (number % 97)}`
    schools.push({ uai, academyCode, departmentCode: department, kind, name, city, email: null })
  }
  return schools
}

/** Corsica's schools keep the numbers 620 and 720 in their UAI. */
function uaiPrefix(department: string): string {
  return { '02A': '620', '02B': '720' }[department] ?? department
}
