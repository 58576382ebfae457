import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { foldSaves } from '@/domain/journal/fold-saves'
import type { Procedure } from '@/domain/procedure/procedure'
import { JournalList } from '@/features/journal/components/journal-list'
import type { JournalLine } from '@/features/journal/queries'
import { routes } from '@/lib/routes'

type JournalCardProps = { uai: string; lines: readonly JournalLine[]; procedure: Procedure }

const SHOWN = 5

/** The last entries of the journal in brief, and the way to all of them. */
export function JournalCard({ uai, lines, procedure }: JournalCardProps) {
  return (
    <Card
      id="derniers-faits"
      title="Derniers faits"
      actions={<TextLink href={routes.journal(uai)}>Tout le journal</TextLink>}
    >
      {lines.length > 0 ? (
        <JournalList lines={foldSaves(lines).slice(0, SHOWN)} procedure={procedure} />
      ) : (
        <p className="text-ink-muted">Rien n’a encore été fait. Ce qui sera coché, modifié ou importé se lira ici.</p>
      )}
    </Card>
  )
}
