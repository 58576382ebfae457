import { expect, it } from 'vitest'
import { CONFIGURATION_FIELDS } from '@/domain/configuration/configuration'
import { FIELDS, FIELD_GROUPS, VALUES } from '@/features/configuration-fields/presentation'

it('presents every field, in groups that are whole', () => {
  expect(Object.keys(FIELDS).sort()).toEqual([...CONFIGURATION_FIELDS].sort())
  const groups = Object.values(FIELDS).map((field) => field.group)
  expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual(Object.keys(FIELD_GROUPS))
})

it('keeps French signs with their words: no plain space inside quotes or before a sign', () => {
  const texts = [...Object.values(FIELDS), ...Object.values(VALUES)].flatMap(({ label, hint }) => [label, hint])
  expect(texts.filter((text) => /« | »| [:;?!]( |$)|'/.test(text))).toEqual([])
})
