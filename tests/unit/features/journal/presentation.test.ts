import { describe, expect, test } from 'vitest'
import { ATTESTED_AGAIN_REASON } from '@/domain/procedure/attest-again'
import type { JournalEntry } from '@/domain/journal/entry'
import {
  JOURNAL_GROUPS,
  journalSentence,
  journalWords,
  kindsOf,
  savesSentence,
  type JournalGroup,
} from '@/features/journal/presentation'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'

const told = (entry: JournalEntry) => journalSentence(entry, CURRENT_PROCEDURE).replaceAll(/[\u00a0\u202f]/g, ' ')

describe('a sentence of the journal', () => {
  test('names the step by its title', () => {
    const data = { step: 'publish-base', note: null, reason: null }
    expect(told({ kind: 'step_attested', data })).toBe('a attesté l’étape « Publier la base »')
    expect(told({ kind: 'step_attested', data: { ...data, reason: ATTESTED_AGAIN_REASON } })).toBe(
      'a refait l’étape « Publier la base »',
    )
    expect(told({ kind: 'step_proven', data })).toBe('a prouvé l’étape « Publier la base »')
  })

  test('names a step that the procedure no longer has by its key', () => {
    const data = { step: 'gone', note: null, reason: null }
    expect(told({ kind: 'step_reopened', data })).toBe('a remis à faire l’étape « gone »')
  })

  test('names the fields of the configuration as its form does', () => {
    expect(told({ kind: 'configuration_changed', data: { fields: ['publicHost', 'casPort'], version: 3 } })).toBe(
      'a modifié la configuration : « Adresse publique », « Port d’écoute CAS »',
    )
    const data = { fields: ['casPort'], version: 3, toRecheck: ['open-ports', 'gone'] }
    expect(told({ kind: 'configuration_changed', data })).toMatch(
      /^a modifié la configuration : « Port d’écoute CAS » ; à revérifier : « .+ », « gone »$/,
    )
  })

  test('tells several saves of the configuration as one', () => {
    const sentence = savesSentence({ times: 4, fields: ['casPort'] }).replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(sentence).toBe('a enregistré la configuration, 4 fois : « Port d’écoute CAS »')
  })

  test('says when an opening ends, in Paris', () => {
    const data = { reason: 'Appel', until: '2026-11-03T10:00:00.000Z' }
    expect(told({ kind: 'people_opened', data })).toBe('a ouvert les données nominatives jusqu’à 11:00')
  })

  test('counts what an import changed, and says when it changed nothing', () => {
    const data = { importId: 'i', profile: 'pupil' }
    expect(told({ kind: 'import_committed', data: { ...data, counts: { new: 1, changed: 12 } } })).toBe(
      'a importé la liste des élèves : 1 nouvelle, 12 modifiées',
    )
    expect(told({ kind: 'import_committed', data: { ...data, counts: { new: 0 } } })).toBe(
      'a importé la liste des élèves, sans rien changer',
    )
  })

  test('tells a list that is brought from one that is corrected or analysed again', () => {
    const data = { importId: 'i', profile: 'pupil', rows: 12 }
    expect(told({ kind: 'import_analysed', data })).toBe('a déposé la liste des élèves pour analyse (12 lignes)')
    expect(told({ kind: 'import_analysed', data: { ...data, profile: null } })).toBe(
      'a déposé une liste pour analyse (12 lignes)',
    )
    expect(told({ kind: 'import_reanalysed', data })).toBe('a fait analyser de nouveau la liste des élèves (12 lignes)')
    const corrected = (cells: number, leftOut: number) =>
      told({ kind: 'import_corrected', data: { ...data, cells, leftOut } })
    expect(corrected(1, 2)).toBe(
      'a corrigé la liste des élèves avant son import (1 cellule, 2 lignes laissées de côté)',
    )
    expect(corrected(0, 1)).toBe('a corrigé la liste des élèves avant son import (1 ligne laissée de côté)')
    expect(corrected(0, 0)).toBe('a retiré les corrections faites à la liste des élèves avant son import')
  })

  test('tells an import into the ENT by its mode and when it was made, in Paris', () => {
    const data = { portalImportId: 'i', at: '2026-11-03T13:51:00.000Z', mode: 'complete' } as const
    const made = 'l’import complet dans l’ENT du 3 novembre 2026 à 14:51'
    expect(told({ kind: 'portal_import_recorded', data: { ...data, count: 1295, interrupted: true } })).toBe(
      `a noté ${made}, 1 295 identifiants, interrompu`,
    )
    expect(told({ kind: 'portal_import_recorded', data: { ...data, count: null, interrupted: false } })).toBe(
      `a noté ${made}`,
    )
    expect(told({ kind: 'portal_import_withdrawn', data })).toBe(`a retiré ${made}, noté par erreur`)
  })

  test('names people who were erased by the number of their record', () => {
    expect(told({ kind: 'person_erased', data: { personId: '12', reason: 'À sa demande' } })).toBe(
      'a effacé les données d’une personne (fiche n° 12)',
    )
    expect(told({ kind: 'people_erased', data: { schoolYear: 2025, people: 1295 } })).toBe(
      'a effacé, à l’échéance, les listes de l’année 2025-2026 (1 295 personnes)',
    )
    expect(told({ kind: 'leavers_erased', data: { schoolYear: 2025, people: 1 } })).toBe(
      'a effacé, à l’échéance, qui est parti après l’année 2025-2026 (1 personne)',
    )
  })

  test('carries the words typed with it, reason first, and no empty ones', () => {
    const data = { step: 'a', note: 'une note', reason: 'un motif' }
    expect(journalWords({ kind: 'step_exempted', data })).toEqual(['un motif', 'une note'])
    expect(journalWords({ kind: 'contact_changed', data: {} })).toEqual([])
  })
})

test('each kind belongs to one group, and no group is empty', () => {
  const groups = Object.keys(JOURNAL_GROUPS) as JournalGroup[]
  const kinds = groups.flatMap(kindsOf)
  expect(new Set(kinds).size).toBe(kinds.length)
  for (const group of groups) expect(kindsOf(group).length).toBeGreaterThan(0)
})
