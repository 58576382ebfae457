import { ActionButton } from '@/components/ui/action-button'
import { Disclosure } from '@/components/ui/disclosure'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { TOKEN_ACCESS } from '@/features/accounts/presentation'
import type { OwnToken } from '@/features/accounts/queries'
import type { FormAction } from '@/lib/action-state'
import { formatAgo } from '@/lib/dates'

type TokenTableProps = {
  tokens: OwnToken[]
  now: Date
  revoke: FormAction
}

/** The tokens that still open something. */
export function TokenTable({ tokens, now, revoke }: TokenTableProps) {
  return (
    <Table isStacked caption="Jetons valables">
      <TableHead>
        <ColumnHeader>Jeton</ColumnHeader>
        <ColumnHeader>Permet</ColumnHeader>
        <ColumnHeader>Créé le</ColumnHeader>
        <ColumnHeader>Dernier usage</ColumnHeader>
        <ColumnHeader>Expire le</ColumnHeader>
        <ColumnHeader>
          <span className="sr-only">Actions</span>
        </ColumnHeader>
      </TableHead>
      <TableBody>
        {tokens.map((token) => (
          <TableRow key={token.id}>
            <RowHeader>{token.name}</RowHeader>
            <Cell label="Permet">{TOKEN_ACCESS[token.canWrite ? 'write' : 'read']}</Cell>
            <Cell label="Créé le">
              <Time at={token.createdAt} isDay />
            </Cell>
            <Cell label="Dernier usage">
              {token.lastUsedAt ? <Time at={token.lastUsedAt}>{formatAgo(token.lastUsedAt, now)}</Time> : 'jamais'}
            </Cell>
            <Cell label="Expire le">{token.expiresAt ? <Time at={token.expiresAt} isDay /> : 'jamais'}</Cell>
            <Cell>
              <Disclosure
                summary={
                  <>
                    Révoquer…<span className="sr-only"> le jeton {token.name}</span>
                  </>
                }
              >
                <p className="mb-2">Les programmes qui s’en servent seront refusés aussitôt.</p>
                <ActionButton action={revoke} fields={{ tokenId: token.id }} size="sm">
                  Révoquer ce jeton
                </ActionButton>
              </Disclosure>
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
