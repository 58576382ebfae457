import { CONFIGURATION_FIELDS, type Configuration, type ConfigurationField } from '@/domain/configuration/configuration'

export type Merge = {
  /** What either changed; where both did, what is mine. */
  merged: Configuration
  /** Fields that both changed, each otherwise than the other. */
  clashing: ConfigurationField[]
}

/** What two people made of the configuration `base`, each without seeing the other: who changed nothing of a field follows. */
export function mergeConfigurations(base: Configuration, mine: Configuration, theirs: Configuration): Merge {
  const isMine = (field: ConfigurationField) => mine[field] !== base[field]
  const followed = CONFIGURATION_FIELDS.filter((field) => !isMine(field)).map((field) => [field, theirs[field]])
  return {
    merged: { ...mine, ...(Object.fromEntries(followed) as Partial<Configuration>) },
    clashing: CONFIGURATION_FIELDS.filter(
      (field) => isMine(field) && theirs[field] !== base[field] && theirs[field] !== mine[field],
    ),
  }
}
