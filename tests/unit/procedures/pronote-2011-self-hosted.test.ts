import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { computeValues } from '@/domain/configuration/values'
import { loadProcedure } from '@/domain/procedure/load-procedure'
import { findStep, stepsOfPhase } from '@/domain/procedure/procedure'
import { applicableSteps } from '@/domain/procedure/setup'
import { fillTemplate, TO_BE_COMPLETED } from '@/domain/procedure/template'
import { PHASES, VALUE_KEYS } from '@/domain/procedure/vocabulary'
import { findProcedure, PUBLISHED_PROCEDURES } from '@/procedures/catalogue'
import { pronote2011SelfHosted as procedure } from '@/procedures/pronote-2011-self-hosted/pronote-2011-self-hosted'

const SEED = {
  ...DEFAULT_CONFIGURATION,
  casUrl: 'https://cas.ecollege.haute-garonne.fr',
  listenAddress: '192.168.222.60',
  publicHost: '92.103.71.93',
  directAccess: true,
  identifierAttribute: 'idPronote',
  establishmentNumber: '0311238C',
  matchingCode: 'PRONOTECAS',
  exportTarget: "K-d'école",
}

const everything = JSON.stringify(procedure)
const keysFor = (change: object) => [...applicableSteps({ procedure, configuration: { ...SEED, ...change } }).keys()]
const stepOf = (key: string) => {
  const step = findStep(procedure, key)
  if (!step) throw new Error(`no step ${key}`)
  return step
}

describe('the procedure for PRONOTE 2011 on one’s own servers', () => {
  it('is found in the catalogue by its key and revision', () => {
    expect(findProcedure('pronote-2011-self-hosted', 2)).toBe(procedure)
    expect(findProcedure('pronote-2011-self-hosted', 3)).toBeUndefined()
  })

  it('is plain data: it survives JSON and loads again the same', () => {
    expect(loadProcedure(JSON.parse(everything))).toEqual({ ok: true, value: procedure })
  })

  it('has steps in each of the five phases, in order', () => {
    expect(procedure.phases.map(({ key }) => key)).toEqual(PHASES)
    for (const phase of PHASES) expect(stepsOfPhase(procedure, phase).length).toBeGreaterThan(1)
  })

  it('holds thirty to forty steps in all, fewer for one school, according to its configuration', () => {
    expect(procedure.steps).toHaveLength(39)
    expect(keysFor({ directAccess: false })).toHaveLength(34)
    expect(keysFor({})).toHaveLength(35)
    expect(keysFor({ clientOs: 'windows_xp', customServiceUrl: 'https://pronote.example.fr/' })).toHaveLength(37)
  })

  it('tries a real sign-in of each of the four profiles, from outside, before families are told', () => {
    const { body, provenBy } = stepOf('sign-in-with-each-profile')
    for (const who of ['Un élève', 'Un responsable', 'Un professeur', 'Un personnel']) {
      expect(body.some((paragraph) => paragraph.startsWith(who))).toBe(true)
    }
    expect(provenBy?.what).toBe('pairing_of_all_profiles')
    expect(stepOf('inform-families').requires).toContain('sign-in-with-each-profile')
  })

  it('has the export and the two imports into the ENT proven by noting them, and says where', () => {
    const proofs = procedure.steps.filter((step) => step.provenBy?.source === 'portal_import')
    expect(proofs.map(({ key, provenBy }) => [key, provenBy?.what])).toEqual([
      ['export-identifiers', 'identifiers_exported'],
      ['import-complete', 'complete_import'],
      ['plan-partial-imports', 'partial_import'],
    ])
    for (const { body } of proofs) expect(body.join(' ')).toContain('«\u00a0Imports dans l’ENT\u00a0»')
  })

  it.each([
    ['install-xp-sp3', { clientOs: 'windows_xp' }, { clientOs: 'windows_7' }],
    ['install-xp-sp3', { clientOs: 'windows_xp' }, { clientOs: null }],
    ['allow-direct-access', { directAccess: true }, { directAccess: false }],
    ['set-custom-address', { customServiceUrl: 'https://p.example.fr/' }, { customServiceUrl: null }],
    ['listen-http', { scheme: 'http' }, { scheme: 'https' }],
    ['listen-https', { scheme: 'https' }, { scheme: 'http' }],
    ['use-cas-subject', { subjectSource: 'subject' }, { subjectSource: 'attribute' }],
    ['use-cas-attribute', { subjectSource: 'attribute' }, { subjectSource: 'subject' }],
  ])('%s applies with %o and not with %o', (key, on, off) => {
    expect(keysFor(on)).toContain(key)
    expect(keysFor(off)).not.toContain(key)
  })

  it('starts each title with an infinitive and keeps it short', () => {
    for (const { title } of procedure.steps) {
      expect(title.split(/\s/)[0]).toMatch(/(er|ir|re)$/)
      expect(title.length).toBeLessThanOrEqual(60)
    }
  })

  it('touches PRONOTE.net only while its publication is stopped', () => {
    for (const { key, requires } of stepsOfPhase(procedure, 'pronote_net').slice(1)) {
      expect(requires, key).toContain('stop-publication')
    }
    expect(stepOf('stop-publication').warning).toMatch(/coupé/)
    expect(stepOf('publish-base')).toMatchObject({ service: 'restores', exemptable: false })
  })

  it('meets MsXML where it fails, and sends back to its step', () => {
    const failure = stepOf('test-cas').failures.find(({ symptom }) => symptom.includes('Méthode inconnue'))
    expect(failure?.remedyStep).toBe('update-msxml')
  })

  it('compares the server with 0.0.12', () => {
    expect(stepOf('check-server').versionFloor).toEqual({ field: 'serverVersion', floor: '0.0.12' })
  })

  it('never shows the sample address, and tells to whom each message goes', () => {
    expect(everything).not.toContain('92.103.71.93')
    expect(procedure.steps.filter((step) => step.message).map(({ key, owner }) => [key, owner])).toEqual([
      ['open-ports', 'network'],
      ['obtain-cas-parameters', 'ent'],
    ])
  })

  it('writes messages that are ready to send once the configuration is filled', () => {
    const names = { establishmentName: 'Collège Jean Jaurès', uai: '0311238C', entName: 'eCollège 31' }
    const known = { ...SEED, ...computeValues(SEED), ...names }
    for (const { message } of procedure.steps) {
      if (!message) continue
      expect(fillTemplate(message.subject + message.body, known)).not.toContain(TO_BE_COMPLETED)
    }
    const toEnt = fillTemplate(stepOf('obtain-cas-parameters').message!.body, known)
    expect(toEnt).toContain('http://92.103.71.93:82/pronote.net/cas/\n')
    expect(toEnt).toContain('http://92.103.71.93:82/pronote.net/cas/validationcas/\n')
    expect(toEnt).not.toMatch(/[{}]/)
  })

  it('spaces guillemets and double punctuation so that no line breaks there', () => {
    expect(everything).not.toMatch(/« | [»:;!?]/)
    expect(everything).not.toContain("'")
  })

  it('knows every value which is computed', () => {
    expect([...VALUE_KEYS].sort()).toEqual(Object.keys(computeValues(DEFAULT_CONFIGURATION)).sort())
    for (const key of VALUE_KEYS)
      expect(
        procedure.steps.some(({ values }) => values.includes(key)),
        key,
      ).toBe(true)
  })

  it('gives a place to enter each field of the configuration', () => {
    const entered = new Set(procedure.steps.flatMap(({ fields }) => fields))
    expect(Object.keys(DEFAULT_CONFIGURATION).filter((field) => !entered.has(field as never))).toEqual([])
  })
})

/** JSON whose keys are sorted, so that only the content counts. */
function canonicalJson(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

/**
 * A published revision never changes: schools are in the middle of it, and their facts name its steps.
 * When this hash differs, do not record the new one under the same number: publish what changed as the next revision,
 * beside this one, or instead of it with a migration that moves every setup on (docs/adr, «Setups move to revision 2»).
 */
const PUBLISHED_SHA256: Record<string, string> = {
  'pronote-2011-self-hosted 2': '3a9ea45e00675c4af898a2bff5f3192e25929193fc85de05e9868fb91757b41f',
}

/** Left by every setup, by a migration: their numbers are never given again. */
const RETIRED = ['pronote-2011-self-hosted 1']

describe('published revisions', () => {
  it('all have their hash recorded, and none has changed since', () => {
    const found = PUBLISHED_PROCEDURES.map((published) => [
      `${published.key} ${published.revision}`,
      createHash('sha256').update(canonicalJson(published)).digest('hex'),
    ])
    expect(Object.fromEntries(found)).toEqual(PUBLISHED_SHA256)
    expect(RETIRED.filter((name) => name in PUBLISHED_SHA256)).toEqual([])
  })
})

describe('the table of coverage', () => {
  const table = readFileSync(join(import.meta.dirname, '../../../docs/procedure-coverage.md'), 'utf8')
  const rows = table.split('\n').filter((line) => line.startsWith('|') && !/^\|( ?---| in the| what)/.test(line))
  const named = rows.flatMap((row) => [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, key]) => key))
  const keys = procedure.steps.map(({ key }) => key)

  it('names a step on each row, and only steps that exist', () => {
    for (const row of rows) expect(row.split('|').at(-2), row).toMatch(/`[a-z0-9-]+`/)
    expect(named.filter((key) => !keys.includes(key!))).toEqual([])
  })

  it('names each step', () => {
    expect(keys.filter((key) => !named.includes(key))).toEqual([])
  })

  it('lists as ours exactly the steps that are', () => {
    const ours = table.slice(table.indexOf('## Steps that are ours'))
    const listed = keys.filter((key) => ours.includes(`\`${key}\``))
    expect(listed).toEqual(procedure.steps.filter(({ addedByUs }) => addedByUs).map(({ key }) => key))
  })
})
