import { TextLink } from '@/components/ui/text-link'
import type { RefusedUndo } from '@/features/group-undo/queries'
import { importRefusalSentence } from '@/features/settlements/presentation'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'

const MOST_TOLD = 100

/** Why each of them stays as it is, and what to do first. */
export function RefusedUndos({ refused }: { refused: readonly RefusedUndo[] }) {
  const more = refused.length - MOST_TOLD
  return (
    <>
      <ul className="divide-y divide-line">
        {refused.slice(0, MOST_TOLD).map(({ id, uai, name, city, refusal }) => (
          <li key={id} className="py-3 first:pt-0 last:pb-0">
            <TextLink href={routes.import(uai, id)}>{name}</TextLink>{' '}
            <span className="text-ink-muted">
              {city} · <span className="whitespace-nowrap">{uai}</span>
            </span>
            <p className="max-w-3xl">{importRefusalSentence(refusal)}</p>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="mt-3 text-ink-muted">
          Et {formatNumber(more)} {plural(more, 'autre', 'autres')}&nbsp;: chacun le dit sur sa page.
        </p>
      )}
    </>
  )
}
