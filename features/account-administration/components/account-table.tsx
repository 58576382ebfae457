import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { accountState, membershipWords } from '@/features/account-administration/presentation'
import type { AccountRow } from '@/features/account-administration/queries'
import { routes } from '@/lib/routes'

export function AccountTable({ accounts }: { accounts: AccountRow[] }) {
  return (
    <Table isStacked caption="Comptes">
      <TableHead>
        <ColumnHeader>Nom</ColumnHeader>
        <ColumnHeader>Adresse électronique</ColumnHeader>
        <ColumnHeader>Rôles</ColumnHeader>
        <ColumnHeader>État</ColumnHeader>
      </TableHead>
      <TableBody>
        {accounts.map((account) => (
          <TableRow key={account.id}>
            <RowHeader>
              <TextLink href={routes.accountAdministration(account.id)}>{account.name}</TextLink>
            </RowHeader>
            <Cell label="Adresse électronique">{account.email}</Cell>
            <Cell label="Rôles" className="min-w-64">
              <ul>
                {account.memberships.map((membership) => (
                  <li key={membership.id}>{membershipWords(membership)}</li>
                ))}
              </ul>
            </Cell>
            <Cell label="État">{accountState(account)}</Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
