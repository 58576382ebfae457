import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { describeError } from '@/features/findings/presentation'
import { FindingsCard } from '@/features/imports/components/findings-card'

const FINDING = describeError({ line: 2, column: 'Id.', value: '', rule: 'missing_identifier', params: {} })

function shown(total: number): string {
  const findings = [{ ...FINDING, who: undefined, field: null, isOptional: false }]
  const card = { id: 'errors', title: 'Erreurs', description: '', findings, total } as const
  return renderToStaticMarkup(<FindingsCard {...card} />)
}

test('a card says when there are findings that it lists nowhere', () => {
  expect(shown(1)).not.toContain('nulle part')
  expect(shown(3)).toContain('2 autres ne sont listées nulle part')
})
