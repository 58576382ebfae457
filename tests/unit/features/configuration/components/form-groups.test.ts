import { expect, test } from 'vitest'
import { CONFIGURATION_FIELDS, DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import { parseConfigurationInput } from '@/domain/configuration/configuration-input'
import { formGroups } from '@/features/configuration/components/form-groups'

const FILLED: Configuration = {
  ...DEFAULT_CONFIGURATION,
  scheme: 'https',
  publicHost: 'pronote.mon-college.fr',
  classicPort: 443,
  casPort: 8443,
  directAccess: true,
  subjectSource: 'attribute',
  subjectAttribute: 'login',
  clientOs: 'windows_7',
}

/** What the browser sends: a box that is not ticked sends nothing. */
function sent(configuration: Configuration): Record<string, string> {
  const fields = formGroups(configuration).flatMap((group) => group.fields)
  return Object.fromEntries(
    fields.filter(({ kind, stored }) => kind !== 'tick' || stored).map((f) => [f.name, f.stored]),
  )
}

test('the form holds every field once', () => {
  const names = formGroups(DEFAULT_CONFIGURATION).flatMap((group) => group.fields.map(({ name }) => name))
  expect([...names].sort()).toEqual([...CONFIGURATION_FIELDS].sort())
})

test.each([
  ['the defaults', DEFAULT_CONFIGURATION],
  ['a configuration that is filled in', FILLED],
])('sending the form untouched gives back %s', (_, configuration) => {
  expect(parseConfigurationInput(sent(configuration))).toEqual({ ok: true, value: configuration })
})

test('a choice shows a word for each of its values, the stored one among them', () => {
  for (const { kind, options, stored } of formGroups(FILLED).flatMap((group) => group.fields)) {
    if (kind === 'choice' || kind === 'list') expect(options.map(({ value }) => value)).toContain(stored)
  }
})
