import type { ReactNode } from 'react'
import type { Profile } from '@/domain/people/profile'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { PairingTable } from './pairing-table'

type ProfileCountsProps = {
  counts: readonly { profile: Profile; people: number; paired: number }[]
  /** A label that leads somewhere. */
  link?: (label: string, profile: Profile) => ReactNode
}

/** How many people of each profile are paired. */
export function ProfileCounts({ counts, link }: ProfileCountsProps) {
  return (
    <PairingTable
      id="by-profile"
      title="Par profil"
      heading="Profil"
      lines={counts.map(({ profile, ...count }) => {
        const { title } = PROFILE_LABELS[profile]
        return { key: profile, label: link ? link(title, profile) : title, ...count }
      })}
    />
  )
}
