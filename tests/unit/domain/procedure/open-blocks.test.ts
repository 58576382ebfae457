import { expect, it } from 'vitest'
import { openBlocks } from '@/domain/procedure/open-blocks'
import { hour, setupOf, type Told } from '@/tests/builders/procedure-setup'

const VERSION: Told = ['blocked', 'version', 'pas à jour']
const PORTS: Told = ['blocked', 'ports', 'refusé']

it.each<[string, Told[], object[]]>([
  ['nothing said', [], []],
  ['one', [VERSION], [{ step: 'version', since: hour(1), reason: 'pas à jour' }]],
  [
    'two, the latest first',
    [VERSION, PORTS],
    [
      { step: 'ports', since: hour(2), reason: 'refusé' },
      { step: 'version', since: hour(1), reason: 'pas à jour' },
    ],
  ],
  [
    'the last that was said of it, since the first time',
    [PORTS, ['blocked', 'ports', 'toujours']],
    [{ step: 'ports', since: hour(1), reason: 'toujours' }],
  ],
  ['done since', [PORTS, ['attested', 'ports']], []],
  ['a step that does not apply', [['blocked', 'xp', 'vieux']], []],
])('where a school is stuck: %s', (_, told, blocks) => {
  expect(openBlocks(setupOf(told))).toEqual(blocks)
})
