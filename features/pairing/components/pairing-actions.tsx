import { ButtonLink } from '@/components/ui/button-link'
import { routes } from '@/lib/routes'

type PairingActionsProps = {
  uai: string
  /** Whether the reader may write to the unpaired. */
  canWrite: boolean
}

/** What else can be done with the report. */
export function PairingActions({ uai, canWrite }: PairingActionsProps) {
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <ButtonLink href={routes.comparison(uai)} size="sm" icon="history">
        Comparer deux imports
      </ButtonLink>
      {canWrite && (
        <ButtonLink href={routes.letters(uai)} size="sm" icon="mail">
          Préparer des lettres
        </ButtonLink>
      )}
      <ButtonLink href={routes.pairingPrint(uai)} size="sm" icon="printer">
        Version à imprimer
      </ButtonLink>
    </div>
  )
}
