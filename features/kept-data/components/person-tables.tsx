import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { fieldLabel, TABLE_TITLES, valueWords } from '@/features/kept-data/presentation'
import { listName } from '@/features/imports/presentation'
import type { PersonFile } from '@/features/kept-data/queries'
import { formatDateTime } from '@/lib/dates'

/** Everything that is held about one person, as they would read it. */
export function PersonTables({ tables, imports }: Pick<PersonFile, 'tables' | 'imports'>) {
  const named = new Map(imports.map(({ id, fileName, at }) => [id, `${listName(fileName)}, ${formatDateTime(at)}`]))
  return tables.map(({ table, rows }) => (
    <Card key={table} id={table} title={TABLE_TITLES[table]}>
      <div className="space-y-6">
        {rows.map((row, index) => (
          <DescriptionList
            key={index}
            items={Object.entries(row).map(([field, value]) => ({
              term: fieldLabel(field),
              value: (typeof value === 'string' && named.get(value)) || valueWords(field, value),
            }))}
          />
        ))}
      </div>
    </Card>
  ))
}
