import { describe, expect, test } from 'vitest'
import type { ConfigurationField } from '@/domain/configuration/configuration'
import { savedAftermath, savedSentence } from '@/features/configuration/presentation'
import { frenchSpaces } from '@/lib/french-spaces'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'

const STEPS = [...CURRENT_PROCEDURE.steps]
const OTHERS = [{ byName: 'Ana Roy', at: new Date('2026-11-03T08:00:00Z'), fields: ['portalOrder'] }]

describe('a configuration that was saved is told', () => {
  test('in a short sentence, however much was changed', () => {
    const said = (...changed: ConfigurationField[]) => frenchSpaces(savedSentence({ changed }))
    expect(said('portalCode')).toBe(frenchSpaces('La configuration est enregistrée. Modifié : « Code ».'))
    expect(said('portalCode', 'portalOrder', 'casPort', 'casUrl')).toBe(
      'La configuration est enregistrée. 4 valeurs modifiées.',
    )
    expect(said()).toContain('Rien n’a changé')
  })

  test('with every step to be checked again, as a list that leads to them', () => {
    const { list } = savedAftermath('0311238C', { changed: ['casPort'], toRecheck: STEPS }, [])
    expect(list?.items).toHaveLength(STEPS.length)
    expect(list?.items[0]).toEqual({
      title: STEPS[0]!.title,
      href: `/etablissements/0311238C/procedure?etape=${STEPS[0]!.key}`,
    })
    expect(list?.lead).toMatch(/^Ces étapes.+Elles sont marquées « À revérifier »\.$/)
    const one = savedAftermath('0311238C', { changed: ['casPort'], toRecheck: STEPS.slice(0, 1) }, [])
    expect(one.list?.lead).toMatch(/^Cette étape/)
  })

  test('with what others changed meanwhile, unless nothing was written', () => {
    const told = (changed: 'casPort'[]) => savedAftermath('0311238C', { changed, toRecheck: [] }, OTHERS)
    expect(told(['casPort'])).toEqual({
      sentences: [expect.stringContaining('entre-temps est gardé (Ana Roy, le 3 novembre 2026')],
      list: null,
    })
    expect(told([])).toEqual({ sentences: [], list: null })
  })
})
