import { expect, test } from 'vitest'
import { StartRefused } from '@/server/start-refused'

const because = (cause: unknown) => StartRefused.because(cause, 'La base ne s’ouvre pas').message

test.each([
  ['a system error', Object.assign(new Error('x'), { code: 'ENOSPC' }), /le disque est plein/],
  ['PGlite’s bare number', { name: 'ErrnoError', errno: 51 }, /le disque est plein/],
  [
    'what Prisma wraps',
    Object.assign(new Error('Raw query failed'), {
      code: 'P2010',
      meta: { driverAdapterError: new Error('could not write: No space left on device') },
    }),
    /le disque est plein/,
  ],
  ['a server that is not there', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), /rien ne répond/],
  ['a refused password', Object.assign(new Error('x'), { code: '28P01' }), /mot de passe est refusé/],
  ['several lines', new Error('Invalid invocation:\n\nrelation is missing.'), /: relation is missing\.$/],
  [
    'what is only said in English',
    new Error('Aborted()'),
    /: la cause est inconnue\. Détail technique : Aborted\(\)\.$/,
  ],
  ['no error at all', undefined, /la cause est inconnue\.$/],
])('%s becomes one sentence', (_case, cause, sentence) => {
  expect(because(cause)).toMatch(sentence)
  expect(because(cause)).toMatch(/^La base ne s’ouvre pas : [^\n]+\.$/)
})

test('a sentence already found is kept', () => {
  const refused = new StartRefused('Le dossier est pris.')
  expect(StartRefused.because(refused, 'Autre chose')).toBe(refused)
})

test('what to do when the cause is not known is said in French, before what the system says', () => {
  const told = (cause: unknown) => StartRefused.because(cause, 'La base ne s’ouvre pas', 'remettez une copie').message
  expect(told(new Error('PGlite failed to initialize properly.'))).toBe(
    'La base ne s’ouvre pas : remettez une copie. Détail technique : PGlite failed to initialize properly.',
  )
  expect(told({ errno: 54 })).toBe('La base ne s’ouvre pas : remettez une copie.')
  expect(told(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toMatch(/: le disque est plein/)
})
