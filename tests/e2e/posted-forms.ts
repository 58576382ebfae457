import { expect, type APIResponse, type Page } from '@playwright/test'

type Field = { name: string; value: string; isFile: boolean }
type Form = { label: string; method: string; action: string; fields: Field[]; empty: string[] }

/** A form may offer others once it was posted: ticking offers reopening. */
const MOST_ROUNDS = 4
/** Long enough for a busy machine; a server that hangs on a form never answers. */
const PATIENCE_MS = 30_000
/** Long enough for a reason. */
const FILLED_IN = 'Un essai sans JavaScript'

/**
 * Posts every form of a page as a browser without JavaScript does: as it is shown, then with its empty fields filled in.
 * Each must be answered, and the server must still be well. Gives back how many were posted.
 */
export async function postEveryForm(page: Page, path: string, isLeftOut: (label: string) => boolean): Promise<number> {
  const posted = new Set<string>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await page.goto(path)
    const fresh = (await formsOf(page)).filter(({ label }) => !posted.has(label) && !isLeftOut(label))
    if (fresh.length === 0) break
    for (const form of fresh) {
      posted.add(form.label)
      await post(page, form, [])
      await post(page, form, form.empty)
    }
  }
  expect((await page.request.get('/api/sante')).status(), `health after the forms of ${path}`).toBe(200)
  return posted.size
}

function formsOf(page: Page): Promise<Form[]> {
  return page.evaluate(() =>
    [...document.forms].map((form) => {
      const fields = [...new FormData(form)].map(([name, value]) => ({
        name,
        value: typeof value === 'string' ? value : '',
        isFile: typeof value !== 'string',
      }))
      const isText = (name: string) =>
        form.elements.namedItem(name) instanceof HTMLTextAreaElement || isVisibleInput(name)
      const isVisibleInput = (name: string) => {
        const element = form.elements.namedItem(name)
        return element instanceof HTMLInputElement && element.type !== 'hidden' && element.type !== 'file'
      }
      return {
        label: [...form.querySelectorAll('button')].map((button) => button.innerText.trim()).join(' / '),
        method: form.method,
        action: form.action,
        fields,
        empty: fields.filter(({ name, value }) => value === '' && isText(name)).map(({ name }) => name),
      }
    }),
  )
}

async function post(page: Page, { label, method, action, fields }: Form, filled: string[]): Promise<void> {
  const values = fields.map((field) => (filled.includes(field.name) ? { ...field, value: FILLED_IN } : field))
  const what = `${label} of ${page.url()}`
  let answer: APIResponse
  if (method === 'get') {
    const parameters = Object.fromEntries(values.map(({ name, value }) => [name, value]))
    answer = await page.request.get(action, { params: parameters, timeout: PATIENCE_MS })
  } else {
    const body = new FormData()
    for (const { name, value, isFile } of values) {
      if (isFile) body.append(name, new File([], ''))
      else body.append(name, value)
    }
    const headers = { Origin: new URL(page.url()).origin }
    answer = await page.request.post(action, { headers, multipart: body, maxRedirects: 0, timeout: PATIENCE_MS })
  }
  expect(answer.status(), what).toBeLessThan(500)
  expect(answer.status(), what).not.toBe(404)
}
