import { isVersionAtLeast, parseVersion } from '@/domain/configuration/version'
import { accept, refuse, type Result } from '@/lib/result'
import { isSet, type ConfigurationLike } from '@/domain/procedure/condition'
import type { VersionFloor } from '@/domain/procedure/procedure'

export type VersionRefusal =
  | { reason: 'version-missing'; field: VersionFloor['field'] }
  | { reason: 'version-unreadable'; field: VersionFloor['field']; found: string }
  | { reason: 'version-too-low'; field: VersionFloor['field']; found: string; floor: string }

/** Whether the version which the school entered reaches the floor. Refused: not entered, unreadable, too low. */
export function reachesFloor(
  { field, floor }: VersionFloor,
  configuration: ConfigurationLike,
): Result<null, VersionRefusal> {
  if (!isSet(configuration, field)) return refuse({ reason: 'version-missing', field })
  const found = String(configuration[field]).trim()
  if (!parseVersion(found)) return refuse({ reason: 'version-unreadable', field, found })
  return isVersionAtLeast(found, floor) ? accept(null) : refuse({ reason: 'version-too-low', field, found, floor })
}
