import type { ReactNode } from 'react'
import { Stat } from '@/components/ui/stat'
import { TextLink } from '@/components/ui/text-link'
import type { PairingSummary } from '@/domain/pairing/tally-pairing'
import { pairingHeadline } from '@/features/pairing/presentation'
import { PROFILE_SLUGS } from '@/features/pairing/schemas'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'
import { PairingTable } from './pairing-table'
import { ProfileCounts } from './profile-counts'

type PairingCountsProps = {
  uai: string
  pairing: PairingSummary
  /** Lines lead to the list of those who are missing: not for who sees counts only. */
  isLinked: boolean
  /** Below the profiles: other ways to count the same people. */
  children?: ReactNode
}

const LIST = '#unpaired'

type PairingHeadlineProps = { pairing: Pick<PairingSummary, 'people' | 'paired' | 'conflicts'> }

/** How many are paired, in all. */
export function PairingHeadline({ pairing: { people, paired, conflicts } }: PairingHeadlineProps) {
  return (
    <div className="flex flex-wrap gap-x-12 gap-y-4">
      <Stat label="Personnes appariées" figure={pairingHeadline(paired, people)} />
      <Stat
        label="Conflits"
        figure={formatNumber(conflicts)}
        hint={`${plural(conflicts, 'identifiant CAS porté', 'identifiants CAS portés')} par plusieurs personnes`}
      />
    </div>
  )
}

/** The same by profile and by class. */
export function PairingCounts({ uai, pairing, isLinked, children }: PairingCountsProps) {
  const { byProfile, byClass } = pairing
  const link = (label: string, filter: Record<string, string>) =>
    isLinked ? <TextLink href={`${routes.pairing(uai, filter)}${LIST}`}>{label}</TextLink> : label
  return (
    <div id="counts" className="grid items-start gap-6 xl:grid-cols-2">
      <div className="min-w-0 space-y-6">
        <ProfileCounts counts={byProfile} link={(label, profile) => link(label, { profil: PROFILE_SLUGS[profile] })} />
        {children}
      </div>
      {byClass.length > 0 && (
        <PairingTable
          id="by-class"
          title="Élèves, par classe"
          heading="Classe"
          lines={byClass.map(({ className, ...count }) => ({
            key: className ?? '',
            label: className === null ? 'Sans classe' : link(className, { profil: 'eleves', classe: className }),
            ...count,
          }))}
        />
      )}
    </div>
  )
}
