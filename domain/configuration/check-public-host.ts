import type { ConfigurationField } from '@/domain/configuration/configuration'
import { finding, proposable, type Finding } from '@/domain/configuration/finding'
import { parsePublicHost } from '@/domain/configuration/public-host'

/** The address shown in the procedure, «pas la vôtre»: a school that keeps it publishes somebody else's server. */
export const SAMPLE_HOST = '92.103.71.93'

/** Names set apart for examples (RFC 2606): they resolve, but never to a school. */
const EXAMPLE_NAME = /(^|\.)(example|example\.(com|net|org))$/

/** Checks the host that users' browsers and the CAS server must reach, wherever it stands (`field`). */
export function checkPublicHost(
  host: string | null,
  field: ConfigurationField,
  options: { sampleAllowed: boolean },
): Finding[] {
  if (!host) return []
  const params = { host }
  const parsed = parsePublicHost(host)
  if (!parsed.ok) {
    const { reason, suggestion } = parsed.refusal
    const meant =
      field === 'publicHost' ? proposable(suggestion, (other) => checkPublicHost(other, field, options)) : null
    return [finding(reason, 'error', [field], { suggestion: meant, params })]
  }
  const name = parsed.value.host
  if (name === SAMPLE_HOST && !options.sampleAllowed) return [finding('host_sample', 'error', [field], { params })]
  if (EXAMPLE_NAME.test(name)) return [finding('host_example_name', 'warning', [field], { params })]
  if (parsed.value.kind === 'name' && name !== host) {
    return [finding('host_upper_case', 'warning', [field], { suggestion: name, params })]
  }
  return []
}
