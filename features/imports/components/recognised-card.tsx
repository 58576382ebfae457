import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { COVERAGE_LABELS } from '@/features/imports/presentation'
import type { ImportDetail } from '@/features/imports/queries'
import {
  describeColumn,
  ENCODING_LABELS,
  FORMAT_LABELS,
  outsideLines,
  SEPARATOR_LABELS,
} from '@/features/recognised-lists/presentation'

type RecognisedCardProps = {
  found: ImportDetail
  /** The way to say what columns hold that were not recognised, when there is one. */
  tell?: ReactNode
}

/** What was understood of the file before its rows. */
export function RecognisedCard({ found, tell }: RecognisedCardProps) {
  const { format = 'text', sheet, encoding, separator, columns, outside } = found.recognised
  return (
    <Card title="Ce qui a été reconnu" id="recognised">
      <DescriptionList
        items={[
          { term: 'Profil', value: found.profile ? PROFILE_LABELS[found.profile].title : 'À préciser' },
          { term: 'Couverture', value: COVERAGE_LABELS[found.coverage] },
          {
            term: 'Format',
            value: sheet ? `${FORMAT_LABELS[format]}, feuille «\u00a0${sheet}\u00a0»` : FORMAT_LABELS[format],
          },
          ...(format === 'text' || encoding
            ? [{ term: 'Encodage', value: encoding ? ENCODING_LABELS[encoding] : 'Texte collé' }]
            : []),
          ...(separator ? [{ term: 'Séparateur', value: SEPARATOR_LABELS[separator] }] : []),
          ...outsideLines(outside).map((value) => ({ term: 'Hors du tableau', value })),
        ]}
      />
      <Table isStacked caption="Colonnes de la liste et leur sens" className="mt-4">
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
                <Cell label="Lue comme">{meaning}</Cell>
                <Cell label="Gardée">{kept ? 'oui' : 'non'}</Cell>
              </TableRow>
            )
          })}
        </TableBody>
      </Table>
      {tell && <div className="mt-4">{tell}</div>}
    </Card>
  )
}
