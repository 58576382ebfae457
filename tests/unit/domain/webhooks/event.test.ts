import { expect, test } from 'vitest'
import { eventBody } from '@/domain/webhooks/event'

test('a delivery says what happened, when and where', () => {
  const at = new Date('2026-11-24T05:12:00Z')
  const body = eventBody({ kind: 'step_proven', at, uai: '0311238C', data: { step: 'import-identifiers' } })
  expect(body).toBe(
    '{"kind":"step_proven","at":"2026-11-24T05:12:00.000Z","uai":"0311238C","data":{"step":"import-identifiers"}}',
  )
})
