import { ButtonLink } from '@/components/ui/button-link'
import { TextLink } from '@/components/ui/text-link'
import { archiveName, othersWaitingSentence } from '@/features/deliveries/presentation'
import type { DeliveryInBrief } from '@/features/deliveries/queries'
import { routes } from '@/lib/routes'

type ArchiveOfImportProps = {
  uai: string
  archive: DeliveryInBrief
  /** Nothing is left to decide on the list that is shown: the next one is offered. */
  isSettled: boolean
}

/** On the page of a list that came in an archive: the way back to it, and what is left of it. */
export function ArchiveOfImport({ uai, archive: { id, fileName, waiting }, isSettled }: ArchiveOfImportProps) {
  const [next] = waiting
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
      <p>
        <TextLink href={routes.delivery(uai, id)} className="font-semibold wrap-anywhere">
          {archiveName(fileName)}
        </TextLink>
        {next && (
          <span className="block text-ink-muted">{othersWaitingSentence(waiting.map(({ status }) => status))}</span>
        )}
      </p>
      {isSettled && next && (
        <ButtonLink href={routes.import(uai, next.id)} icon="arrow-right">
          Continuer avec {next.fileName}
        </ButtonLink>
      )}
    </div>
  )
}
