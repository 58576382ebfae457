import { expect, test } from 'vitest'
import { correctionState } from '@/domain/pairing/correction-state'

const asked = { casId: 'NAA1', cancelledAt: null }

test('a correction waits as long as the person holds the identifier', () => {
  expect(correctionState(asked, 'NAA1')).toBe('waiting')
})

test('a list that shows the cell empty, or another identifier, proves it', () => {
  expect(correctionState(asked, null)).toBe('proven')
  expect(correctionState(asked, 'NAA2')).toBe('proven')
})

test('once given up it is neither', () => {
  expect(correctionState({ ...asked, cancelledAt: new Date(0) }, 'NAA1')).toBe('cancelled')
})
