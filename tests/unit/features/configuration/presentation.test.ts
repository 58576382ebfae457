import { expect, it } from 'vitest'
import { checkConfiguration } from '@/domain/configuration/check-configuration'
import { CONFIGURATION_FIELDS, DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { FIELDS, FIELD_GROUPS, VALUES, findingSentence } from '@/features/configuration/presentation'

const findings = checkConfiguration(
  { ...DEFAULT_CONFIGURATION, publicHost: '192.168.222.60', establishmentNumber: '0311238D', casPort: 70_000 },
  { sampleAllowed: false },
)

const texts = [
  ...Object.values(FIELDS).flatMap((field) => [field.label, field.hint]),
  ...Object.values(VALUES).flatMap((value) => [value.label, value.hint]),
  ...findings.map(findingSentence),
]

it('presents every field, in groups that are whole', () => {
  expect(Object.keys(FIELDS).sort()).toEqual([...CONFIGURATION_FIELDS].sort())
  const groups = Object.values(FIELDS).map((field) => field.group)
  expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual(Object.keys(FIELD_GROUPS))
})

it('quotes what was typed, and says what to do', () => {
  const sentences = findings.map(findingSentence).join('\n')
  expect(sentences).toContain('192.168.222.60')
  expect(sentences).toContain('la lettre attendue est C')
  expect(sentences).toContain('65535')
  expect(sentences).not.toContain('undefined')
})

it('keeps French signs with their words: no plain space inside quotes or before a sign', () => {
  expect(texts.filter((text) => /« | »| [:;?!]( |$)|'/.test(text))).toEqual([])
})
