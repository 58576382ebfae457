import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { ENT_FIELD_LABELS, RECOGNISED_BY, VENDOR_LABELS } from '@/features/ent-lists/presentation'
import type { RecognisedEntList } from '@/features/ent-lists/queries'
import { ENCODING_LABELS, SEPARATOR_LABELS } from '@/features/recognised-lists/presentation'

/** What was understood of the file before its rows. */
export function RecognisedEntListCard({ recognised }: { recognised: RecognisedEntList }) {
  const { vendor, by, encoding, separator, columns } = recognised
  return (
    <Card title="Ce qui a été reconnu" id="recognised">
      <DescriptionList
        items={[
          { term: 'Éditeur', value: vendor ? VENDOR_LABELS[vendor] : 'Non reconnu, les titres suffisent' },
          { term: 'Colonnes', value: RECOGNISED_BY[by] },
          { term: 'Encodage', value: encoding ? ENCODING_LABELS[encoding] : 'Texte collé' },
          { term: 'Séparateur', value: SEPARATOR_LABELS[separator] },
        ]}
      />
      <Table isStacked caption="Colonnes de la liste et leur sens" className="mt-4">
        <TableHead>
          <ColumnHeader>Colonne de la liste</ColumnHeader>
          <ColumnHeader>Lue comme</ColumnHeader>
        </TableHead>
        <TableBody>
          {columns.map(({ header, field }, index) => (
            <TableRow key={index}>
              <RowHeader className="wrap-anywhere">{header || 'Sans titre'}</RowHeader>
              <Cell label="Lue comme">{field ? ENT_FIELD_LABELS[field] : 'Non lue, non gardée'}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
