import { Alert } from '@/components/ui/alert'
import { PrintButton } from '@/components/ui/print-button'
import { TextLink } from '@/components/ui/text-link'
import { UnpairedList } from '@/features/pairing/components/unpaired-list'
import { filterWords } from '@/features/pairing/presentation'
import type { UnpairedFilter, UnpairedPerson } from '@/features/pairing/queries'
import { writeUnpairedFilter } from '@/features/pairing/schemas'
import { formatDateTime } from '@/lib/dates'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

type UnpairedPrintProps = {
  uai: string
  filter: UnpairedFilter
  people: UnpairedPerson[]
  total: number
  perPage: number
  now: Date
}

/** The whole list of the unpaired on one page, for paper: of whom, and when it was read, in words. */
export function UnpairedPrint({ now, ...list }: UnpairedPrintProps) {
  const { uai, filter, people, total } = list
  return (
    <section aria-labelledby="print-title" className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="print-title" className="text-2xl">
            Personnes non appariées ({formatNumber(total)})
          </h2>
          <p className="text-ink-muted">{[`Au ${formatDateTime(now)}`, ...filterWords(filter)].join(' · ')}</p>
        </div>
        <div className="flex flex-wrap items-center gap-4 print:hidden">
          <TextLink href={`${routes.pairing(uai, writeUnpairedFilter(filter))}#unpaired`}>
            Revenir à l’appariement
          </TextLink>
          <PrintButton variant="primary" />
        </div>
      </div>
      {total > people.length && people.length > 0 && (
        <Alert
          tone="warning"
          title={`Cette page s’arrête aux ${formatNumber(people.length)} premières sur ${formatNumber(total)}`}
        >
          <p>Pour imprimer les autres, choisissez un profil ou une classe.</p>
        </Alert>
      )}
      <UnpairedList {...list} />
    </section>
  )
}
