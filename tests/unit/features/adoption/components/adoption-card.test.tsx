import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { adoptionCurve } from '@/domain/adoption/adoption-curve'
import { AdoptionCard } from '@/features/adoption/components/adoption-card'
import type { AdoptionEvent } from '@/features/adoption/queries'

const POINTS = adoptionCurve([
  { day: '2026-11-02', profile: 'pupil', people: 10, paired: 0 },
  { day: '2026-11-09', profile: 'pupil', people: 10, paired: 6 },
])
const LIST: AdoptionEvent = { kind: 'import', day: '2026-11-02', profile: 'pupil' }
const IN_PORTAL: AdoptionEvent = { kind: 'portal_import', day: '2026-11-04', mode: 'complete', count: 10 }

const cardOf = (events: AdoptionEvent[]) => renderToStaticMarkup(<AdoptionCard points={POINTS} events={events} />)

test('an import into the ENT is marked on the curve, told by the legend, and stands in the table on its day', () => {
  const card = cardOf([LIST, IN_PORTAL])
  expect(card).toContain('<title>import complet dans l’ENT\u00a0: 10 identifiants</title>')
  expect(card).toMatch(/<li[^>]*>.*?<\/svg>import dans l’ENT<\/li>/)
  expect(card).toMatch(/<th[^>]*>04\/11\/2026<span[^>]*>import complet dans l’ENT/)
})

test('the legend tells the marks that are there, and no other', () => {
  const card = cardOf([LIST])
  expect(card).toContain('import d’une liste')
  expect(card).not.toContain('import dans l’ENT')
  expect(card).not.toContain('lettres préparées')
})
