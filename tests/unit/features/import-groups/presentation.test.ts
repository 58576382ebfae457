import { expect, test } from 'vitest'
import { describeGroupRefusal } from '@/features/import-groups/presentation'
import { fieldOfHeader } from '@/domain/lists/recognise-columns'

test.each([
  { reason: 'unmatched_columns', columns: ['Clef'] },
  { reason: 'several_columns', field: 'casId', columns: ['Id. CAS', 'Identifiant CAS'] },
] as const)(
  'a list of several establishments has its columns renamed, and the titles told are known: $reason',
  (why) => {
    const { detail, remedy } = describeGroupRefusal({ ...why, columns: [...why.columns] })
    expect(detail).toContain(why.columns[0])
    expect(remedy).toContain('Dans le fichier')
    expect(remedy).not.toContain('page «')
    const titles = [...remedy.matchAll(/«.([^»]*).»/gu)].map(([, title = '']) => fieldOfHeader(title))
    expect(titles).toEqual(['pronoteId', 'pronoteId', 'casId', 'casId'])
  },
)
