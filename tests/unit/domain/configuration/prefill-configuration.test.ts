import { describe, expect, it } from 'vitest'
import { checkConfiguration } from '@/domain/configuration/check-configuration'
import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { hasErrors } from '@/domain/configuration/finding'
import { applyEnt, prefillConfiguration } from '@/domain/configuration/prefill-configuration'

const establishment = { uai: '0311238C' }

const ent = {
  casUrl: 'https://cas.ecollege.haute-garonne.fr',
  identifierAttribute: 'idPronote',
  subjectSource: 'attribute',
  subjectAttribute: 'login',
  matchingCode: 'PRONOTECAS',
  exportTarget: "K-d'école",
  portalSsoType: null,
} as const

it('starts from the ports and the portal service of the procedure, and the UAI', () => {
  expect(prefillConfiguration({ establishment, ent: null })).toMatchObject({
    classicPort: 80,
    casPort: 82,
    establishmentNumber: '0311238C',
    casUrl: null,
    portalSsoType: 'SSO Pronote avec CAS',
    portalOrder: '10.0',
  })
})

it('takes what the ENT has communicated, and keeps the default of what it has not', () => {
  expect(prefillConfiguration({ establishment, ent })).toMatchObject({
    ...ent,
    portalSsoType: 'SSO Pronote avec CAS',
    publicHost: null,
  })
})

it('can be saved as it is', () => {
  const start = prefillConfiguration({ establishment, ent })
  expect(hasErrors(checkConfiguration(start, { sampleAllowed: false, uai: '0311238C' }))).toBe(false)
})

describe('applyEnt', () => {
  const typed = {
    ...DEFAULT_CONFIGURATION,
    publicHost: 'pronote.example.fr',
    matchingCode: 'TYPED',
    casUrl: 'https://x',
  }
  const silent = { ...ent, matchingCode: null, exportTarget: null, portalSsoType: null }

  it('without former ENT, keeps what the school typed where the new one is silent', () => {
    expect(applyEnt(typed, { ent: silent, former: null })).toMatchObject({
      publicHost: 'pronote.example.fr',
      casUrl: ent.casUrl,
      matchingCode: 'TYPED',
    })
  })

  it('after another ENT, nothing of what it told stays', () => {
    expect(applyEnt(typed, { ent: silent, former: ent })).toMatchObject({
      publicHost: 'pronote.example.fr',
      casUrl: ent.casUrl,
      matchingCode: null,
      portalSsoType: DEFAULT_CONFIGURATION.portalSsoType,
    })
  })
})
