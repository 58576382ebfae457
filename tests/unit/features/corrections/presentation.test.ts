import { expect, test } from 'vitest'
import { CORRECTION_ASKED } from '@/features/corrections/presentation'

test('what is left to do is named as on the page of the correction', () => {
  expect(CORRECTION_ASKED).toContain('vider la cellule dans PRONOTE')
})
