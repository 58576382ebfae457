import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { mergeConfigurations } from '@/domain/configuration/merge-configurations'

const BASE = { ...DEFAULT_CONFIGURATION, classicPort: 80, portalTitle: 'PRONOTE', portalCode: null }

test('what either changed is kept, what both changed to the same too', () => {
  const mine = { ...BASE, classicPort: 8080, portalTitle: 'Notes' }
  const theirs = { ...BASE, portalCode: 'PN', portalTitle: 'Notes' }
  expect(mergeConfigurations(BASE, mine, theirs)).toEqual({
    merged: { ...BASE, classicPort: 8080, portalTitle: 'Notes', portalCode: 'PN' },
    clashing: [],
  })
})

test('what each changed in another way clashes, and is mine until somebody decides', () => {
  const mine = { ...BASE, portalTitle: 'Notes' }
  const theirs = { ...BASE, portalTitle: 'Vie scolaire', classicPort: 8080 }
  expect(mergeConfigurations(BASE, mine, theirs)).toEqual({
    merged: { ...BASE, portalTitle: 'Notes', classicPort: 8080 },
    clashing: ['portalTitle'],
  })
})
