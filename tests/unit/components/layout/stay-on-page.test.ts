import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stayOnPage } from '@/components/layout/stay-on-page'

const HERE = 'https://passerelle.example/administration/listes/1'
const onCut = vi.fn()
let navigation: EventTarget

beforeEach(() => {
  onCut.mockReset()
  navigation = new EventTarget()
  vi.stubGlobal('window', { navigation, location: { href: HERE } })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

type Asked = { url?: string; sameDocument?: boolean; navigationType?: string; userInitiated?: boolean }

/** Whether the browser goes where it is asked to. */
function goes({ url = HERE, sameDocument = false, navigationType = 'replace', userInitiated = false }: Asked): boolean {
  const event = new Event('navigate', { cancelable: true })
  return navigation.dispatchEvent(
    Object.assign(event, { destination: { url, sameDocument }, navigationType, userInitiated }),
  )
}

test('a page that the router asks for again as a whole stays, which is told', () => {
  stayOnPage(onCut)
  expect(goes({})).toBe(false)
  expect(onCut).toHaveBeenCalledTimes(1)
})

test.each([
  ['to another page', { url: 'https://passerelle.example/connexion' }],
  ['within the page, as the router notes where it is', { sameDocument: true }],
  ['by reloading it', { navigationType: 'reload' }],
  ['by a link that somebody followed', { userInitiated: true }],
])('one goes %s', (_words, asked) => {
  stayOnPage(onCut)
  expect(goes(asked)).toBe(true)
  expect(onCut).not.toHaveBeenCalled()
})

test('nothing is held once it is over, nor where browsers tell nothing of where they go', () => {
  stayOnPage(onCut)()
  expect(goes({})).toBe(true)
  vi.stubGlobal('window', { location: { href: HERE } })
  expect(stayOnPage(onCut)).not.toThrow()
})
