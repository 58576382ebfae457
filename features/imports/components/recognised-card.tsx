import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { COVERAGE_LABELS, describeColumn, ENCODING_LABELS, SEPARATOR_LABELS } from '@/features/imports/presentation'
import type { ImportDetail } from '@/features/imports/queries'

/** What was understood of the file before its rows. */
export function RecognisedCard({ found }: { found: ImportDetail }) {
  const { encoding, separator, columns } = found.recognised
  return (
    <Card title="Ce qui a été reconnu" id="recognised">
      <DescriptionList
        items={[
          { term: 'Profil', value: found.profile ? PROFILE_LABELS[found.profile].title : 'À préciser' },
          { term: 'Couverture', value: COVERAGE_LABELS[found.coverage] },
          { term: 'Encodage', value: encoding ? ENCODING_LABELS[encoding] : 'Texte collé' },
          { term: 'Séparateur', value: SEPARATOR_LABELS[separator] },
        ]}
      />
      <Table caption="Colonnes de la liste et leur sens" className="mt-4">
        <TableHead>
          <ColumnHeader>Colonne de la liste</ColumnHeader>
          <ColumnHeader>Lue comme</ColumnHeader>
          <ColumnHeader>Gardée</ColumnHeader>
        </TableHead>
        <TableBody>
          {columns.map((column, index) => {
            const { header, meaning, kept } = describeColumn(column)
            return (
              <TableRow key={index}>
                <RowHeader className="wrap-anywhere">{header}</RowHeader>
                <Cell>{meaning}</Cell>
                <Cell>{kept ? 'oui' : 'non'}</Cell>
              </TableRow>
            )
          })}
        </TableBody>
      </Table>
    </Card>
  )
}
