import { describe, expect, it } from 'vitest'
import { checkConfigurationInput } from '@/domain/configuration/check-configuration-input'
import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'

const { directAccess: _off, ...rest } = DEFAULT_CONFIGURATION
const form = Object.fromEntries(
  Object.entries(rest).map(([field, value]) => [field, value === null ? '' : String(value)]),
)

function errors(typed: Record<string, string>): unknown[] {
  return checkConfigurationInput({ ...form, ...typed }, { sampleAllowed: false })
    .filter(({ severity }) => severity === 'error')
    .map(({ code, fields }) => [fields[0], code])
}

describe('a form with faults', () => {
  it('shows the unreadable fields and the wrong values together, in the order of the fields', () => {
    const typed = { casUrl: 'https://cas.college.fr/login', publicHost: '192.168.1.10', casPort: 'abc' }
    expect(errors(typed)).toEqual([
      ['casUrl', 'cas_url_with_endpoint'],
      ['publicHost', 'host_private'],
      ['casPort', 'port_not_integer'],
    ])
  })

  it('is not blamed for the default put in place of what cannot be read', () => {
    expect(errors({ classicPort: '82', casPort: 'abc' })).toEqual([['casPort', 'port_not_integer']])
  })

  it('that can be read is checked as a configuration', () => {
    expect(errors({ casPort: '80' })).toEqual([['casPort', 'ports_equal']])
  })

  it('without fault has no error', () => {
    expect(errors({})).toEqual([])
  })
})
