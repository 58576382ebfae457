import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/layout/page-header'
import { Pagination } from '@/components/ui/pagination'
import { TextLink } from '@/components/ui/text-link'
import { undoGroupImports } from '@/features/group-undo/actions'
import { GroupUndoCard } from '@/features/group-undo/components/group-undo-card'
import { findGroupUndo } from '@/features/group-undo/queries'
import {
  analyseGroupAgain,
  confirmGroup,
  dropGroup,
  openGroupAgain,
  tellCasIdColumn,
} from '@/features/import-groups/actions'
import { GroupDecision } from '@/features/import-groups/components/group-decision'
import { GroupImportsTable } from '@/features/import-groups/components/group-imports-table'
import { LeftOutCard } from '@/features/import-groups/components/left-out-card'
import { UnanalysedCard } from '@/features/import-groups/components/unanalysed-card'
import { broughtText, countedText, importsOf, isAtRest, unanalysedText } from '@/features/import-groups/presentation'
import {
  findGroup,
  GROUP_PAGE_SIZE,
  listAskedColumns,
  listGroupImports,
  listUnanalysed,
} from '@/features/import-groups/queries'
import { interruptStale } from '@/features/import-runs/mutations'
import { ImportCountsCards } from '@/features/imports/components/import-counts'
import { listName } from '@/features/imports/presentation'
import { listedPage } from '@/lib/list-query'
import { routes } from '@/lib/routes'
import { now } from '@/server/clock'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Liste de plusieurs établissements' }

type Props = { params: Promise<{ groupId: string }>; searchParams: Promise<{ page?: string | string[] }> }

export default async function ImportGroupPage({ params, searchParams }: Props) {
  const access = await requireAdministration()
  const { groupId } = await params
  await interruptStale()
  const group = await findGroup(access, groupId)
  if (!group) notFound()
  const page = listedPage((await searchParams).page)
  const imports = await listGroupImports(access, groupId, page)
  const isAsked = isAtRest(group) && group.asking > 0 && group.closed === 0
  const columns = isAsked ? await listAskedColumns(access, groupId) : []
  const analysed = importsOf(group.byStatus)
  const isCut = group.work === 'cut' || (group.work === null && unanalysedText(group) !== null)
  const unanalysed = isCut ? await listUnanalysed(access, groupId) : []
  const undo = isAtRest(group) ? await findGroupUndo(access, groupId) : null
  return (
    <>
      <TextLink href={routes.importGroups()}>Toutes les listes</TextLink>
      <PageHeader title={listName(group.fileName)} subtitle={broughtText(group)} />
      <div className="space-y-6">
        <GroupDecision
          group={group}
          columns={columns}
          actions={{
            confirm: confirmGroup,
            drop: dropGroup,
            reopen: openGroupAgain,
            match: tellCasIdColumn,
            reanalyse: analyseGroupAgain,
          }}
          now={now()}
        />
        {undo && (
          <GroupUndoCard
            groupId={groupId}
            undo={undo}
            hasUndone={(group.byStatus.undone ?? 0) > 0}
            actions={{ undo: undoGroupImports, reopen: openGroupAgain }}
          />
        )}
        {analysed > 0 && (
          <ImportCountsCards counts={group.counts} coverage={group.coverage} what={countedText(group)} />
        )}
        <UnanalysedCard unanalysed={unanalysed} />
        <LeftOutCard leftOut={group.leftOut} />
        <GroupImportsTable group={group} imports={imports} />
        {analysed > 0 && (
          <Pagination
            page={page}
            pageSize={GROUP_PAGE_SIZE}
            total={analysed}
            noun={{ one: 'établissement', many: 'établissements' }}
            hrefOf={(shown) => routes.importGroup(groupId, shown)}
          />
        )}
      </div>
    </>
  )
}
