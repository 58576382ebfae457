import { afterAll, describe, expect, test } from 'vitest'
import { checkStructure, RULES } from '../../scripts/check-structure.mjs'
import { plant, type Planted } from './plant'

const LONG = 'export const line = 1\n'.repeat(401)
const SERVER_ONLY = "import 'server-only'\n"
// Cut in two, or this very file would be refused.
const UNFINISHED = ['// TO', 'DO: later'].join('')
const MACHINE = ["export const folder = '/ho", "me/someone/project'"].join('')

/** One file that breaks one rule. */
const PLANTED: [rule: string, path: string, text: string][] = [
  ['known-folder', 'stuff-of-mine/sort.ts', ''],
  ['kebab-case', 'domain/school/Uai.ts', ''],
  ['kebab-case', 'domain/schoolYear/turn.ts', ''],
  ['kebab-case', 'lib/school_year.ts', ''],
  ['no-drawer', 'lib/utils.ts', ''],
  ['no-drawer', 'domain/school/types.ts', ''],
  ['no-drawer', 'components/ui/helpers/join.ts', ''],
  ['no-drawer', 'server/mail-manager.ts', SERVER_ONLY],
  ['no-barrel', 'domain/school/index.ts', ''],
  ['no-barrel', 'components/ui/index.tsx', ''],
  ['feature-files', 'features/list.ts', ''],
  ['feature-files', 'features/schools/service.ts', ''],
  ['feature-files', 'features/schools/hooks/sorted.ts', ''],
  ['domain-files', 'domain/uai.ts', ''],
  ['domain-files', 'domain/school/badge.tsx', ''],
  ['component-folders', 'components/schools/badge.tsx', ''],
  ['component-folders', 'components/badge.tsx', ''],
  ['route-files', 'app/schools/table.tsx', ''],
  ['route-files', 'app/schools/page.ts', ''],
  ['tests-under-tests', 'domain/school/uai.test.ts', ''],
  ['test-folders', 'tests/smoke/open.test.ts', ''],
  ['test-folders', 'tests/open.test.ts', ''],
  ['unit-tests-mirror', 'tests/unit/domain/school/gone.test.ts', ''],
  ['use-server-in-actions', 'features/schools/queries.ts', `'use server'\n${SERVER_ONLY}`],
  ['use-server-in-actions', 'app/page.tsx', "export default function Page() {\n  'use server'\n}\n"],
  ['use-server-in-actions', 'features/schools/actions.ts', 'export async function save() {}\n'],
  ['server-only', 'server/mail.ts', ''],
  ['server-only', 'features/schools/mutations.ts', ''],
  ['not-too-long', 'domain/school/long.ts', LONG],
  ['no-machine-path', 'lib/folder.ts', MACHINE],
  ['finished', 'lib/later.ts', UNFINISHED],
]

const IN_ORDER: Record<string, string> = {
  'README.md': '# Welcome',
  'app/page.tsx': 'export default function Page() {}\n',
  'app/(signed-in)/etablissements/[uai]/page.tsx': '',
  'app/api/v1/openapi.json/route.ts': '',
  'app/globals.css': '',
  'app/icon.svg': '',
  'bench/run.ts': '',
  'components/ui/button.tsx': "'use client'\n",
  'domain/school/uai.ts': 'export const limit = 1\n'.repeat(400),
  'features/schools/queries.ts': SERVER_ONLY,
  'features/schools/mutations.ts': SERVER_ONLY,
  'features/schools/actions.ts': "'use server'\n",
  'features/schools/schemas.ts': '',
  'features/schools/presentation.ts': '',
  'features/schools/components/school-table.tsx': '',
  'lib/dates.ts': "export const address = 'https://example.org/home/page'\n",
  'prisma/migrations/20260101000000_init/migration.sql': '',
  'procedures/pronote-2011-self-hosted.ts': LONG,
  'server/db.ts': SERVER_ONLY,
  'tests/unit/domain/school/uai.test.ts': '',
  'tests/integration/features/schools/queries.test.ts': '',
  'tests/fixtures/Listes PRONOTE/Élèves.txt': '',
}

const planted: Planted[] = []
function problemsOf(files: Record<string, string>) {
  const tree = plant(files)
  planted.push(tree)
  return checkStructure(tree.root)
}

describe('the structure check', () => {
  afterAll(() => {
    for (const { uproot } of planted) uproot()
  })

  test.each(PLANTED)('%s refuses %s', (rule, path, text) => {
    const { problems } = problemsOf({ [path]: text })
    expect(problems.map((problem) => ({ rule: problem.rule, path: problem.path }))).toContainEqual({ rule, path })
  })

  test('has a planted violation for each of its rules', () => {
    expect(Object.keys(RULES).toSorted()).toEqual([...new Set(PLANTED.map(([rule]) => rule))].toSorted())
  })

  test('finds nothing in a tree that is in order', () => {
    expect(problemsOf(IN_ORDER).problems).toEqual([])
  })

  test('warns of a file of more than 250 lines, before refusing it', () => {
    const { problems, warnings } = problemsOf({ 'lib/long.ts': 'export const line = 1\n'.repeat(251) })
    expect(problems).toEqual([])
    expect(warnings.map(({ path }) => path)).toEqual(['lib/long.ts'])
  })
})
