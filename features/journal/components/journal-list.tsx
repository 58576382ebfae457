import { Time } from '@/components/ui/time'
import type { Saves } from '@/domain/journal/fold-saves'
import type { Procedure } from '@/domain/procedure/procedure'
import { authorWords, journalSentence, journalWords, savesSentence } from '@/features/journal/presentation'
import type { JournalLine } from '@/features/journal/queries'

type JournalListProps = { lines: readonly (JournalLine & { saves?: Saves })[]; procedure: Procedure }

/** Who did what, when, the latest first. */
export function JournalList({ lines, procedure }: JournalListProps) {
  return (
    <ol className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-x-6 py-2.5 sm:grid-cols-[13rem_minmax(0,1fr)]">
          <p className="text-sm text-ink-muted tabular-nums">
            <Time at={line.at} />
          </p>
          <div className="min-w-0 wrap-break-word">
            <p>
              <span className="font-semibold">{authorWords(line)}</span>{' '}
              {line.saves ? savesSentence(line.saves) : journalSentence(line, procedure)}
              {line.onBehalf && line.kind !== 'people_opened' && (
                <span className="text-ink-muted">, pour le compte de l’établissement</span>
              )}
              .
            </p>
            {journalWords(line).map((text) => (
              <p key={text} className="mt-0.5 max-w-prose whitespace-pre-wrap">
                «&nbsp;{text}&nbsp;»
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}
