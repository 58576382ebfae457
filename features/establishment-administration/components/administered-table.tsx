import { Badge } from '@/components/ui/badge'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { AdministeredEstablishment } from '@/features/establishment-administration/queries'
import { KIND_LABELS } from '@/features/establishments/presentation'
import { routes } from '@/lib/routes'

export function AdministeredTable({ establishments }: { establishments: AdministeredEstablishment[] }) {
  return (
    <Table isStacked caption="Établissements">
      <TableHead>
        <ColumnHeader>Établissement</ColumnHeader>
        <ColumnHeader>UAI</ColumnHeader>
        <ColumnHeader>Commune</ColumnHeader>
        <ColumnHeader>Type</ColumnHeader>
        <ColumnHeader>Académie</ColumnHeader>
        <ColumnHeader>ENT</ColumnHeader>
      </TableHead>
      <TableBody>
        {establishments.map((one) => (
          <TableRow key={one.uai}>
            <RowHeader>
              <TextLink href={routes.administrationEstablishment(one.uai)}>{one.name}</TextLink>{' '}
              {one.disabledAt && <Badge>Désactivé</Badge>}
            </RowHeader>
            <Cell label="UAI" className="font-mono">
              {one.uai}
            </Cell>
            <Cell label="Commune">{one.city}</Cell>
            <Cell label="Type">{KIND_LABELS[one.kind]}</Cell>
            <Cell label="Académie">{one.academy}</Cell>
            <Cell label="ENT">{one.ent ?? '–'}</Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
