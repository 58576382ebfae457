import { setTimeout as sleep } from 'node:timers/promises'
import type { GroupAct } from '@/domain/import-group/group-act'
import { routes } from '@/lib/routes'

/** Whoever administers, signed in, without JavaScript. */
export type Browser = { address: string; cookie: string }

/** The buttons of the page of a group; that of columns asks for more than a press, that of a new analysis waits for another list. */
type Pressed = Exclude<GroupAct, 'match' | 'reanalyse'>
const BUTTONS = { commit: 'Confirmer l', discard: 'Abandonner tout', undo: 'Annuler l' } satisfies Record<
  Pressed,
  string
>
/** As long as the page says so, a server is at the group. */
const AT_WORK = 'Vous pouvez fermer cette page'

/** Brings a list of several establishments, and gives the path of its page once it is analysed. */
export async function bringGroup(browser: Browser, text: string): Promise<string> {
  const body = new FormData()
  body.append('file', new File([text], 'listes.csv'))
  for (const [name, value] of Object.entries({ profile: 'pupil', coverage: 'whole', reason: 'Essai de panne' })) {
    body.append(name, value)
  }
  const answer = await post(browser, routes.importGroupUpload(), body)
  const path = answer.headers.get('location') ?? ''
  if (!path.startsWith(routes.importGroup(''))) throw new Error(`The list was refused: ${answer.status} ${path}`)
  await untilAtRest(browser, path)
  return path
}

/** Presses the button of an act on the whole group, and waits until it is done. */
export async function pressButton(browser: Browser, path: string, act: Pressed): Promise<void> {
  const form = (await look(browser, path)).split('<form').find((one) => one.split('</form>')[0]?.includes(BUTTONS[act]))
  if (form === undefined) throw new Error(`Nothing to press for «${act}» at ${path}`)
  const body = new FormData()
  for (const [input] of (form.split('</form>')[0] ?? '').matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    body.append(attribute(input, 'name'), attribute(input, 'value'))
  }
  const { status } = await post(browser, path, body)
  if (status >= 400) throw new Error(`«${act}» was answered ${status} at ${path}`)
  await untilAtRest(browser, path)
}

export async function look({ address, cookie }: Browser, path: string): Promise<string> {
  const answer = await fetch(address + path, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}.`)
  return answer.text()
}

function post({ address, cookie }: Browser, path: string, body: FormData): Promise<Response> {
  return fetch(address + path, { method: 'POST', body, headers: { cookie, origin: address }, redirect: 'manual' })
}

async function untilAtRest(browser: Browser, path: string): Promise<void> {
  while ((await look(browser, path)).includes(AT_WORK)) await sleep(100)
}

const ENTITIES: Record<string, string> = { '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }

function attribute(input: string, name: string): string {
  const [, value = ''] = new RegExp(`${name}="([^"]*)"`).exec(input) ?? []
  return value.replace(/&(quot|#x27|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
}
