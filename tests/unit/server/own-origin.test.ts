import { expect, test } from 'vitest'
import { isOwnOrigin } from '@/server/own-origin'

const TOLD = { appUrl: 'https://passerelle.example', isAppUrlGiven: true }
const UNTOLD = { appUrl: 'http://localhost:3000', isAppUrlGiven: false }
const FORGED = { origin: 'https://ailleurs.example', 'x-forwarded-host': 'ailleurs.example', host: 'interne:3000' }

test.each([
  ['nobody’s form', TOLD, { host: 'passerelle.example' }, false],
  ['a sandboxed page', TOLD, { origin: 'null', host: 'passerelle.example' }, false],
  ['what is no address', TOLD, { origin: 'passerelle.example', host: 'passerelle.example' }, false],
  [
    'the public address, whatever the proxy calls this server',
    TOLD,
    { origin: TOLD.appUrl, host: 'interne:3000' },
    true,
  ],
  [
    'the name that the browser called, without a proxy',
    TOLD,
    { origin: 'http://interne:3000', host: 'interne:3000' },
    true,
  ],
  ['another site', TOLD, { origin: 'https://ailleurs.example', host: 'passerelle.example' }, false],
  ['another site that says which name it called', TOLD, FORGED, false],
  ['the name that a proxy tells, while this server was told none', UNTOLD, FORGED, true],
  ['another name than the proxy’s', UNTOLD, { ...FORGED, origin: 'https://autre.example' }, false],
])('%s: %#', (_what, own, headers, isOwn) => {
  expect(isOwnOrigin(new Headers(headers as Record<string, string>), own)).toBe(isOwn)
})
