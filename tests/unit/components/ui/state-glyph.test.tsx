import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StateGlyph } from '@/components/ui/state-glyph'
import { SETUP_STATES, STEP_STATES } from '@/domain/procedure/vocabulary'

test.each([
  ['a step', STEP_STATES],
  ['an establishment', SETUP_STATES],
])('no two states of %s are told apart by colour alone', (_what, states) => {
  const drawings = states.map((state) =>
    renderToStaticMarkup(<StateGlyph state={state} />).replace(/class="[^"]*"/g, ''),
  )
  expect(new Set(drawings).size).toBe(states.length)
})
