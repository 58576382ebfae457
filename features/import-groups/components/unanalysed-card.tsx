import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { unanalysedSummary } from '@/features/import-groups/presentation'
import type { Unanalysed } from '@/features/import-groups/queries'

/** Names beyond which the list is opened by who wants it. */
const MOST_OPEN = 20

/** The establishments whose rows were lost with the server that analysed them. */
export function UnanalysedCard({ unanalysed }: { unanalysed: readonly Unanalysed[] }) {
  if (unanalysed.length === 0) return null
  return (
    <Card title="À apporter de nouveau" id="unanalysed">
      <Disclosure summary={unanalysedSummary(unanalysed.length)} isOpen={unanalysed.length <= MOST_OPEN}>
        <ul className="gap-6 sm:columns-2">
          {unanalysed.map(({ uai, name, city }) => (
            <li key={uai} className="break-inside-avoid wrap-anywhere">
              <span className="font-mono whitespace-nowrap">{uai}</span> {name}, {city}
            </li>
          ))}
        </ul>
      </Disclosure>
    </Card>
  )
}
