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

test('what follows from an act stands under its sentence, as a list that leads there', () => {
  const list = { lead: 'À reprendre :', items: [{ title: 'Ouvrir les ports', href: '/etape' }] }
  const state = { status: 'done' as const, message: 'C’est fait.', after: { sentences: ['Gardé.'], list } }
  const text = renderToStaticMarkup(<FormSummary state={state} />).replaceAll(/<svg.*?<\/svg>/g, '')
  expect(text).toMatch(/<p[^>]*>C’est fait\.<\/p><p[^>]*>Gardé\.<\/p><p[^>]*>À reprendre :<\/p><ul[^>]*><li>/)
  expect(text).toMatch(/href="\/etape"[^>]*>Ouvrir les ports/)
})
