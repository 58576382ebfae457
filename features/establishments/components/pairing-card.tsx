import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ProgressBar } from '@/components/ui/progress-bar'
import { TextLink } from '@/components/ui/text-link'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { ProfileCount } from '@/features/establishments/queries'
import { formatNumber, formatShare } from '@/lib/numbers'
import { routes } from '@/lib/routes'

type PairingCardProps = {
  uai: string
  byProfile: readonly ProfileCount[]
  /** Whether the reader may bring lists here, be it after an opening. */
  mayImport: boolean
}

/** How many people PRONOTE already knows from the ENT, by profile: counts, never names. */
export function PairingCard({ uai, byProfile, mayImport }: PairingCardProps) {
  const people = byProfile.reduce((sum, count) => sum + count.people, 0)
  const paired = byProfile.reduce((sum, count) => sum + count.paired, 0)
  if (people === 0) {
    return (
      <Card id="appariement" title="Appariement">
        <EmptyState
          icon="user"
          title="Aucune liste importée"
          actions={mayImport && <ButtonLink href={routes.identifiers(uai)}>Apporter une liste</ButtonLink>}
          className="py-4"
        >
          Les listes de PRONOTE, apportées ici, montrent qui a déjà ouvert PRONOTE depuis l’ENT.
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card
      id="appariement"
      title="Appariement"
      description={`${inWords(paired, people)} déjà reconnus depuis l’ENT`}
      actions={<TextLink href={routes.pairing(uai)}>Qui n’est pas apparié, et pourquoi</TextLink>}
    >
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {byProfile.map((count) => (
          <ProgressBar
            key={count.profile}
            label={PROFILE_LABELS[count.profile].title}
            value={count.paired}
            max={Math.max(1, count.people)}
            text={count.people === 0 ? 'liste non importée' : inWords(count.paired, count.people)}
          />
        ))}
      </div>
    </Card>
  )
}

function inWords(paired: number, people: number): string {
  return `${formatNumber(paired)} sur ${formatNumber(people)} (${formatShare(paired, people)})`
}
