import { configurationProblem, configurationSavedJson, versionConflict } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { saveConfiguration } from '@/features/configuration/mutations'
import { findSetup } from '@/features/procedure/queries'
import { onEstablishment, onlyAllows } from '@/server/api'

export const PUT = onEstablishment('configure', CALLS.changeConfiguration).run(async ({ access, body, now: at }) => {
  const { configuration, expectedVersion: seenVersion } = body
  const saved = await saveConfiguration(access, { configuration, seenVersion, at, isStrict: true })
  if (saved.ok) return configurationSavedJson(saved.value)
  if (saved.refusal.reason === 'invalid') return configurationProblem(saved.refusal.findings)
  return versionConflict((await findSetup(access)).version)
})

export const { GET, POST, PATCH, DELETE, OPTIONS } = onlyAllows('PUT')
