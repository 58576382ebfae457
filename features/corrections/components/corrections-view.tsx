import { TextLink } from '@/components/ui/text-link'
import type { CorrectionView, PairedFilter, PairedPage } from '@/features/corrections/queries'
import type { ActionState } from '@/lib/action-state'
import { routes } from '@/lib/routes'
import { CorrectionTable } from './correction-table'
import { PairedPeople } from './paired-people'

type Act = (state: ActionState, form: FormData) => Promise<ActionState>
type CorrectionsViewProps = {
  uai: string
  corrections: CorrectionView[]
  paired: PairedPage
  filter: PairedFilter
  keep: Act
  search: Act
}

/** Wrong pairings that are being undone, and the people among whom another is chosen. */
export function CorrectionsView({ uai, corrections, paired, filter, keep, search }: CorrectionsViewProps) {
  return (
    <div className="space-y-6">
      <div>
        <TextLink href={routes.pairing(uai)}>Appariement</TextLink>
        <h2 className="mt-2 text-2xl">Défaire un appariement</h2>
        <p className="mt-1 max-w-3xl text-ink-muted">
          Quand quelqu’un entre dans PRONOTE avec le compte d’une autre personne, c’est qu’un identifiant CAS est dans
          la mauvaise cellule. Choisissez la personne qui le porte à tort&nbsp;: la page suivante dit quoi effacer, et
          où.
        </p>
      </div>
      <CorrectionTable uai={uai} corrections={corrections} keep={keep} />
      <PairedPeople uai={uai} paired={paired} filter={filter} search={search} />
    </div>
  )
}
