import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { GroupWork } from '@/domain/import-group/group-work'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { WORK_LABELS } from '@/features/import-groups/presentation'
import type { GroupSummary } from '@/features/import-groups/queries'
import { COVERAGE_LABELS, listName } from '@/features/imports/presentation'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

function WorkBadge({ work }: { work: GroupWork }) {
  const { label, tone, icon } = WORK_LABELS[work]
  return (
    <Badge tone={tone} icon={icon} className="mt-1">
      {label}
    </Badge>
  )
}

/** The lists of several establishments that one has brought, the latest first. */
export function GroupHistory({ groups }: { groups: readonly GroupSummary[] }) {
  return (
    <Card title="Listes que vous avez apportées" id="groups" isFlush={groups.length > 0}>
      {groups.length === 0 ? (
        <EmptyState icon="file" title="Aucune liste de plusieurs établissements">
          Apportez-en une ci-dessus&nbsp;: vous verrez d’abord ce qu’elle changerait dans chaque établissement.
        </EmptyState>
      ) : (
        <Table isStacked caption="Listes de plusieurs établissements, la plus récente en premier">
          <TableHead>
            <ColumnHeader>Liste</ColumnHeader>
            <ColumnHeader>Apportée</ColumnHeader>
            <ColumnHeader isNumeric>Établissements</ColumnHeader>
            <ColumnHeader isNumeric>Lignes</ColumnHeader>
          </TableHead>
          <TableBody>
            {groups.map((group) => (
              <TableRow key={group.id}>
                <RowHeader className="max-w-72 min-w-40 wrap-anywhere">
                  <TextLink href={routes.importGroup(group.id)}>{listName(group.fileName)}</TextLink>
                  <span className="block font-normal text-ink-muted">
                    {PROFILE_LABELS[group.profile].title}, {COVERAGE_LABELS[group.coverage].toLowerCase()}
                  </span>
                  {group.work && <WorkBadge work={group.work} />}
                </RowHeader>
                <Cell label="Apportée">
                  <Time at={group.createdAt} />
                </Cell>
                <Cell label="Établissements" isNumeric>
                  {formatNumber(group.establishments)}
                </Cell>
                <Cell label="Lignes" isNumeric>
                  {formatNumber(group.rows)}
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}
