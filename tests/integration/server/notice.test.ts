import { afterEach, expect, test } from 'vitest'
import { leaveNotice, readNotice } from '@/server/notice'
import { forgetBrowser } from '@/tests/setup/browser'
import { cookies } from 'next/headers'
import { NOTICE_COOKIE } from '@/lib/notice'

afterEach(forgetBrowser)

test('a notice is read by the page that comes after', async () => {
  await leaveNotice('C’est fait : voyez.')
  expect(await readNotice()).toMatchObject({ text: 'C’est fait\u00a0: voyez.' })
})

test('nothing is said when nothing was left', async () => {
  expect(await readNotice()).toBeNull()
})

test.each(['%%%', 'bm90IGpzb24', Buffer.from('{"key":"a","text":7}').toString('base64url')])(
  'what is not a notice of ours says nothing: %s',
  async (value) => {
    const jar = await cookies()
    jar.set(NOTICE_COOKIE, value)
    expect(await readNotice()).toBeNull()
  },
)
