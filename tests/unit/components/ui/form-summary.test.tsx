import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FormSummary } from '@/components/ui/form-summary'

function shown(message: string, fields: Record<string, string>): string {
  return renderToStaticMarkup(<FormSummary state={{ status: 'refused', message, fields, values: {} }} />)
    .replace(/^<div[^>]*>/, '')
    .replace(/<svg.*?<\/svg>/, '')
}

test('a refusal tells each field, and leads to it', () => {
  const text = shown('Corrigez ce qui suit.', { reason: 'Donnez un motif.', name: 'Donnez un nom.' })
  expect(text).toContain('Corrigez ce qui suit.')
  expect(text).toMatch(/href="#reason"[^>]*>Donnez un motif\..*href="#name"[^>]*>Donnez un nom\./)
})

test('a refusal that is the sentence of its one field says it once, and leads to it', () => {
  const text = shown('Donnez un motif.', { reason: 'Donnez un motif.' })
  expect(text.split('Donnez un motif.')).toHaveLength(2)
  expect(text).toContain('href="#reason"')
})
