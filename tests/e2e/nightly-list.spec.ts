import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeToken } from './administration'
import { fixtureFile } from './fixture-file'
import { expect, test } from './watched-test'

const SCRIPT = join(import.meta.dirname, '../../docs/examples/liste-de-nuit.sh')
const JOURNAL = '/etablissements/0311238C/journal?sujet=people'
const IMPORTED = 'a importé la liste des personnels'
const folder = mkdtempSync(join(tmpdir(), 'passerelle-nuit-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ended = { status: number; said: string }

/** Runs the example of the documentation as a machine of the school would. */
function sendList(settings: Record<string, string>, ...words: string[]): Promise<Ended> {
  return new Promise((ended) => {
    const env = { ...process.env, ...settings }
    execFile('bash', [SCRIPT, ...words], { env }, (error, out, err) =>
      ended({ status: typeof error?.code === 'number' ? error.code : error ? 1 : 0, said: err + out }),
    )
  })
}

test('the documented task sends a list, has it imported once, and reads the report', async ({ open, baseURL }) => {
  const page = await open('school_admin')
  const token = await makeToken(page)

  const file = join(folder, 'jeton')
  writeFileSync(file, `${token}\n`, { mode: 0o600 })
  const settings = { PASSERELLE: baseURL ?? '', JETON_FICHIER: file, UAI: '0311238C', COUVERTURE: 'part' }
  const list = fixtureFile('personnels-cp1252.csv')

  await page.goto(JOURNAL)
  const before = await page.getByText(IMPORTED).count()
  const first = await sendList(settings, 'staff', list)
  expect(first).toMatchObject({ status: 0 })
  expect(first.said).toMatch(/Liste analysée : 40 lignes, /)
  expect(first.said).toMatch(/Liste importée\. \d+ personnes appariées sur \d+\./)
  expect(await sendList(settings, 'staff', list)).toMatchObject({ status: 0 })
  await page.goto(JOURNAL)
  await expect(page.getByText(IMPORTED)).toHaveCount(before + 1)

  const elsewhere = await sendList({ ...settings, UAI: '0310047H' }, 'staff', list)
  expect(elsewhere.status).toBe(1)
  expect(elsewhere.said).toContain('Passerelle a refusé (404) : ')
  expect(await sendList(settings, 'staff', fixtureFile('ent-comptes-kosmos.csv'))).toMatchObject({ status: 1 })
  expect(await sendList(settings, 'eleves', list)).toMatchObject({ status: 2 })
  expect(await sendList({ ...settings, JETON_FICHIER: '/nulle/part' }, 'staff', list)).toMatchObject({ status: 2 })

  // Half of the staff, said to be the whole of it: nobody is there to say why.
  const half = join(folder, 'personnels.csv')
  const lines = readFileSync(list, 'latin1').split('\n')
  writeFileSync(half, lines.slice(0, 20).join('\n'), 'latin1')
  const held = await sendList({ ...settings, COUVERTURE: 'whole' }, 'staff', half)
  expect(held).toMatchObject({ status: 3 })
  expect(held.said).toContain("La liste est retenue, rien n'est écrit :")

  // The column of the Identifiant CAS under a title that says nothing: somebody says it once.
  const untitled = join(folder, 'personnels-ident.csv')
  writeFileSync(untitled, lines.join('\n').replace('Identifiant CAS', 'Ident. externe'), 'latin1')
  const asked = await sendList(settings, 'staff', untitled)
  expect(asked).toMatchObject({ status: 3 })
  expect(asked.said).toContain('dites sur la page de cet import')
})
