import { LEVEL_LABELS, NO_LEVEL } from '@/features/establishments/presentation'
import type { LevelCount } from '@/features/pairing/queries'
import { PairingTable } from './pairing-table'

/** How many pupils of each level are paired; nothing where the classes tell no level. */
export function LevelCounts({ levels }: { levels: LevelCount[] }) {
  if (!levels.some(({ level }) => level !== null)) return null
  return (
    <PairingTable
      id="by-level"
      title="Élèves, par niveau"
      heading="Niveau"
      lines={levels.map(({ level, ...count }) => ({
        key: level ?? '',
        label: level ? LEVEL_LABELS[level] : NO_LEVEL,
        ...count,
      }))}
    />
  )
}
