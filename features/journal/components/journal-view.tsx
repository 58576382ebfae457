import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { ChoiceLinks } from '@/components/ui/choice-links'
import { EmptyState } from '@/components/ui/empty-state'
import type { Procedure } from '@/domain/procedure/procedure'
import { JournalList } from '@/features/journal/components/journal-list'
import { JOURNAL_GROUPS, type JournalGroup } from '@/features/journal/presentation'
import type { JournalPage } from '@/features/journal/queries'
import { routes } from '@/lib/routes'

type JournalViewProps = {
  uai: string
  procedure: Procedure
  page: JournalPage
  group: JournalGroup | null
  /** Whether the page begins with the latest entry. */
  isLatest: boolean
}

/** The whole journal of an establishment, page by page towards the past. */
export function JournalView({ uai, procedure, page, group, isLatest }: JournalViewProps) {
  return (
    <div className="space-y-4">
      <h2 className="sr-only">Journal</h2>
      <ChoiceLinks
        label="Sujet&nbsp;:"
        choices={[
          { href: routes.journal(uai), label: 'Tout', isCurrent: group === null },
          ...(Object.keys(JOURNAL_GROUPS) as JournalGroup[]).map((one) => ({
            href: routes.journal(uai, one),
            label: JOURNAL_GROUPS[one],
            isCurrent: one === group,
          })),
        ]}
      />
      <Card>
        {page.lines.length > 0 ? (
          <JournalList lines={page.lines} procedure={procedure} />
        ) : (
          <EmptyJournal uai={uai} isWhole={group === null && isLatest} />
        )}
      </Card>
      <nav aria-label="Pages du journal" className="flex flex-wrap justify-between gap-2">
        {!isLatest && (
          <ButtonLink href={routes.journal(uai, group)} icon="arrow-left" rel="first">
            Les plus récents
          </ButtonLink>
        )}
        {page.next && (
          <ButtonLink href={routes.journal(uai, group, page.next)} icon="arrow-right" rel="next" className="ml-auto">
            Plus anciens
          </ButtonLink>
        )}
      </nav>
    </div>
  )
}

function EmptyJournal({ uai, isWhole }: { uai: string; isWhole: boolean }) {
  if (!isWhole) {
    return (
      <EmptyState
        icon="history"
        title="Rien de plus à lire ici"
        actions={<ButtonLink href={routes.journal(uai)}>Tout le journal</ButtonLink>}
      >
        Aucun fait de ce sujet, ou aucun qui soit plus ancien.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon="history"
      title="Le journal est vide"
      actions={<ButtonLink href={routes.procedure(uai)}>Commencer la procédure</ButtonLink>}
    >
      Chaque étape cochée, chaque valeur modifiée, chaque liste importée s’écrira ici, avec son auteur et sa date.
    </EmptyState>
  )
}
