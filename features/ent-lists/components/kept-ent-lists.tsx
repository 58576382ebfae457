import { ActionButton } from '@/components/ui/action-button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { VENDOR_LABELS } from '@/features/ent-lists/presentation'
import type { KeptEntList } from '@/features/ent-lists/queries'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { listName } from '@/features/imports/presentation'
import type { ActionState } from '@/lib/action-state'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

type KeptEntListsProps = {
  uai: string
  kept: KeptEntList[]
  /** Bound to the establishment, from the page. */
  erase: (state: ActionState, form: FormData) => Promise<ActionState>
}

/** What is kept of the ENT's lists, and the way to erase it. */
export function KeptEntLists({ uai, kept, erase }: KeptEntListsProps) {
  if (kept.length === 0) {
    return (
      <Card title="Ce qui est gardé" id="kept">
        <EmptyState icon="file" title="Aucun compte de l’ENT">
          Apportez la liste des comptes&nbsp;: chaque personne non appariée aura une raison plus précise.
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card
      title="Ce qui est gardé"
      id="kept"
      isFlush
      actions={
        <ButtonLink href={routes.reconciliation(uai)} size="sm" icon="arrow-right">
          Rapprochement
        </ButtonLink>
      }
    >
      <Table isStacked caption="Comptes de l’ENT gardés, par profil">
        <TableHead>
          <ColumnHeader>Profil</ColumnHeader>
          <ColumnHeader isNumeric>Comptes</ColumnHeader>
          <ColumnHeader>Liste</ColumnHeader>
          <ColumnHeader>Apportée</ColumnHeader>
        </TableHead>
        <TableBody>
          {kept.map(({ profile, accounts, fileName, vendor, createdAt, byName }) => (
            <TableRow key={profile}>
              <RowHeader>{PROFILE_LABELS[profile].title}</RowHeader>
              <Cell label="Comptes" isNumeric>
                {formatNumber(accounts)}
              </Cell>
              <Cell label="Liste" className="wrap-anywhere">
                {listName(fileName)}
                {vendor && <span className="block text-ink-muted">{VENDOR_LABELS[vendor]}</span>}
              </Cell>
              <Cell label="Apportée">
                <Time at={createdAt} />
                <span className="block text-ink-muted">par {byName}</span>
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <div className="border-t border-line px-4 py-3">
        <Disclosure summary="Effacer ces comptes">
          <p className="mb-3 max-w-3xl">
            Les comptes de tous les profils seront effacés. Ce que vous avez tranché à la main reste, et servira à la
            prochaine liste. Les raisons redeviendront moins précises.
          </p>
          <ActionButton action={erase} variant="danger" icon="x">
            Effacer les comptes de l’ENT
          </ActionButton>
        </Disclosure>
      </div>
    </Card>
  )
}
