import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { changedFields } from '@/domain/import/changed-fields'
import type { ImportPreview } from '@/domain/import/preview-import'
import type { KnownPerson } from '@/domain/people/person'
import { CHANGED_FIELDS, fieldValue, personName } from '@/features/imports/presentation'
import { formatNumber } from '@/lib/numbers'

/** Names beyond which a list is opened by who wants it: what follows it would be far away. */
const MOST_OPEN = 200

type ChangesCardProps = {
  preview: ImportPreview
  counts: ImportCounts
  /** The PRONOTE identifiers of whom a wrong pairing is being undone. */
  awaited: ReadonlySet<string>
}

/** Who arrives, who changes, who is missing: named, so that a wrong list is seen before it is confirmed. */
export function ChangesCard({ preview, counts, awaited }: ChangesCardProps) {
  const { missing, unpaired = [], changed, arriving } = preview
  if (counts.missing + counts.changed + counts.new === 0) return null
  return (
    <Card title="Qui est concerné" id="changes">
      {missing.length > 0 && (
        <Disclosure
          summary={`Absents de la liste (${formatNumber(counts.missing)})`}
          isOpen={missing.length <= MOST_OPEN}
        >
          <People people={missing} />
          <More shown={missing.length} total={counts.missing} />
        </Disclosure>
      )}
      {unpaired.length > 0 && (
        <Disclosure
          summary={`Appariements perdus (${formatNumber(counts.lostPairing)})`}
          isOpen={unpaired.length <= MOST_OPEN}
        >
          <People people={unpaired} awaited={awaited} />
          <More shown={unpaired.length} total={counts.lostPairing} />
        </Disclosure>
      )}
      {changed.length > 0 && (
        <Disclosure summary={`Modifiés (${formatNumber(counts.changed)})`}>
          <ul className="space-y-1">
            {changed.map(({ pronoteId, before, after }) => (
              <li key={pronoteId} className="wrap-anywhere">
                <span className="font-semibold">{personName(after)}</span>{' '}
                {changedFields({ before, after }).map((field) => (
                  <span key={field} className="block text-sm text-ink-muted">
                    {CHANGED_FIELDS[field]}&nbsp;: {fieldValue(before, field)} → {fieldValue(after, field)}
                  </span>
                ))}
              </li>
            ))}
          </ul>
          <More shown={changed.length} total={counts.changed} />
        </Disclosure>
      )}
      {arriving.length > 0 && (
        <Disclosure summary={`Nouveaux (${formatNumber(counts.new)})`}>
          <People people={arriving} />
          <More shown={arriving.length} total={counts.new} />
        </Disclosure>
      )}
    </Card>
  )
}

function People({ people, awaited }: { people: KnownPerson[]; awaited?: ReadonlySet<string> }) {
  return (
    <ul className="columns-1 gap-6 sm:columns-2">
      {people.map((person) => (
        <li key={person.pronoteId} className="wrap-anywhere">
          {personName(person)}
          {person.className && <span className="text-ink-muted">, {person.className}</span>}
          {awaited?.has(person.pronoteId) && (
            <span className="text-ink-muted">&nbsp;: attendu, c’est la correction que vous suivez</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function More({ shown, total }: { shown: number; total: number }) {
  if (total <= shown) return null
  return <p className="mt-2 text-sm text-ink-muted">Et {formatNumber(total - shown)} autres.</p>
}
