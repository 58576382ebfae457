import { expect, test } from 'vitest'
import { changedFields } from '@/domain/configuration/changed-fields'
import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'

test('only the fields whose values differ are changed, in the order of the configuration', () => {
  expect(changedFields(DEFAULT_CONFIGURATION, { ...DEFAULT_CONFIGURATION })).toEqual([])
  expect(
    changedFields(DEFAULT_CONFIGURATION, { ...DEFAULT_CONFIGURATION, portalCode: 'P', casPort: 8082, casUrl: null }),
  ).toEqual(['casPort', 'portalCode'])
})
