import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSchool, makeToken } from './administration'
import { fixtureFile } from './fixture-file'
import { expect, test } from './watched-test'

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8')
const DOCUMENTED_UAI = '0311238C'
const UAI = '0319993U'
const LIST = fixtureFile('eleves-export-utf16le.txt')
const folder = mkdtempSync(join(tmpdir(), 'passerelle-curl-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The commands of the document, each as one would paste it, in their order. */
const COMMANDS = [...DOCUMENT.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
  block
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.startsWith('curl ')),
)

type Answer = { status: number; body: string }

/** Runs one as it stands, of another school, and has curl say the status too. */
function run(command: string, env: Record<string, string>): Promise<Answer> {
  const told = command.replace('curl ', String.raw`curl --silent --show-error --write-out '\n%{http_code}' `)
  const shell = told.replaceAll(DOCUMENTED_UAI, UAI)
  return new Promise((answered, failed) => {
    execFile('bash', ['-c', shell], { cwd: folder, env: { ...process.env, ...env } }, (error, out, err) => {
      if (error) return failed(new Error(`${shell}\n${err}`))
      const cut = out.lastIndexOf('\n')
      answered({ status: Number(out.slice(cut + 1)), body: out.slice(0, cut) })
    })
  })
}

/** Those that want something first: a list that waits, one that is held, the token of somebody who opens names. */
test('every curl command of the document is answered as it says by a running server', async ({ open, baseURL }) => {
  const admin = { name: 'Sami Lopez', email: 'referent@simone-weil.example', password: 'une-phrase-à-moi-de-référent' }
  const page = await createSchool(open, { uai: UAI, name: 'Collège Simone-Weil', admin })
  const school = { PASSERELLE: `${baseURL}/api/v1`, TOKEN: await makeToken(page) }
  const support = { ...school, TOKEN: await makeToken(await open('support')) }
  const [bring = ''] = COMMANDS.filter((command) => command.includes('@eleves.txt'))
  const list = join(folder, 'eleves.txt')
  copyFileSync(LIST, list)
  let id = ''
  const bringAgain = async (key: string) => {
    const answer = await run(bring.replace(/Idempotency-Key: [^"]*/, `Idempotency-Key: ${key}`), school)
    expect(answer.status, answer.body).toBe(201)
    id = (JSON.parse(answer.body) as { id: string }).id
  }

  // The school of the document is half way: this one has done its first step, which wants to know the server's version.
  await page.goto(`/etablissements/${UAI}/configuration`)
  await page.getByLabel('Version du serveur').fill('0.0.14')
  await page.getByRole('button', { name: 'Enregistrer la configuration' }).click()
  await expect(page.getByText('La configuration est enregistrée.')).toBeVisible()
  const [tick = ''] = COMMANDS.filter((command) => command.includes('/steps/save-base'))
  expect(await run(tick.replace('save-base', 'check-server'), school)).toMatchObject({ status: 200 })

  expect(COMMANDS.length).toBeGreaterThanOrEqual(17)
  for (const command of COMMANDS) {
    if (command.includes('/discard"')) await bringAgain('twice')
    if (command.includes('"approve"')) {
      // The first half of the list, which says that it is the whole of it.
      const whole = readFileSync(LIST)
      writeFileSync(list, whole.subarray(0, whole.indexOf(Buffer.from('\n', 'utf16le'), whole.length / 2) + 2))
      await bringAgain('held')
    }
    const answer = await run(command, { ...(command.includes('/openings"') ? support : school), ID: id })
    expect([200, 201, 204], `${command}\n${answer.body}`).toContain(answer.status)
    const made = answer.status === 201 && /^\{/.test(answer.body) ? (JSON.parse(answer.body) as { id?: string }) : {}
    id = made.id ?? id
  }

  const { people } = JSON.parse(
    (await run(`curl -H "Authorization: Bearer $TOKEN" "$PASSERELLE/establishments/${UAI}/pairing"`, school)).body,
  ) as {
    people: number
  }
  // The held list was written, then undone: all of the first are there.
  expect(people).toBe(620)
  expect(readFileSync(join(folder, 'pairing.csv'), 'utf8')).toContain('Identifiant')
})
