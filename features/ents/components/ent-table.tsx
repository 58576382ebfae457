import { Badge } from '@/components/ui/badge'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { EntRow } from '@/features/ents/queries'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

export function EntTable({ ents }: { ents: EntRow[] }) {
  return (
    <Table isStacked caption="ENT">
      <TableHead>
        <ColumnHeader>Nom</ColumnHeader>
        <ColumnHeader>Éditeur</ColumnHeader>
        <ColumnHeader>Académie</ColumnHeader>
        <ColumnHeader>Serveur CAS</ColumnHeader>
        <ColumnHeader isNumeric>Établissements</ColumnHeader>
      </TableHead>
      <TableBody>
        {ents.map((ent) => (
          <TableRow key={ent.id}>
            <RowHeader>
              <TextLink href={routes.ent(ent.id)}>{ent.name}</TextLink> {ent.disabledAt && <Badge>Désactivé</Badge>}
            </RowHeader>
            <Cell label="Éditeur">{ent.vendor}</Cell>
            <Cell label="Académie">{ent.academy}</Cell>
            <Cell label="Serveur CAS" className="wrap-anywhere">
              {ent.casUrl}
            </Cell>
            <Cell label="Établissements" isNumeric>
              {formatNumber(ent.establishments)}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
