import type { OpeningRefusal } from '@/domain/access/opening'
import type { ChangedValue } from '@/domain/configuration/changed-values'
import { computeValues } from '@/domain/configuration/values'
import type { Finding } from '@/domain/configuration/finding'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { isOpen } from '@/domain/import/import-status'
import type { DestinationRefusal } from '@/domain/outbound/destination'
import type { ListRefusal, ProfileRefusal } from '@/domain/lists/list-refusal'
import type { PortalImportRefusal } from '@/domain/portal-import/judge-portal-import'
import type { PortalImport } from '@/domain/portal-import/portal-import'
import type { PortalTextRefusal } from '@/domain/portal-import/read-portal-text'
import type { PairingSummary } from '@/domain/pairing/tally-pairing'
import { standing } from '@/domain/procedure/standing'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import type { EstablishmentRow } from '@/features/api/queries'
import type { NAMED_SCHEMAS } from '@/features/api/schemas'
import type { ConfigurationSaved } from '@/features/configuration/mutations'
import { findingSentence } from '@/features/configuration-findings/presentation'
import { describeError, describeWarning, type FindingText } from '@/features/findings/presentation'
import { holdSentence } from '@/features/holds/presentation'
import { casIdNotFound } from '@/features/known-columns/presentation'
import { describeRefusal } from '@/features/list-refusals/presentation'
import type { UndoRefusal } from '@/domain/import/undo'
import type { ImportPreview } from '@/domain/import/preview-import'
import type { CommitRefusal } from '@/features/commit-starts/mutations'
import type { ImportDetail } from '@/features/imports/queries'
import {
  describeTextParts,
  recordRefusalSentence,
  tellOutcome,
  tellWarning,
  textRefusalSentence,
} from '@/features/portal-imports/presentation'
import type { PortalImportView } from '@/features/portal-imports/queries'
import { openingRefusalSentence } from '@/features/openings/presentation'
import { importRefusalSentence } from '@/features/settlements/presentation'
import { refusalSentence, type ProcedureRefusal } from '@/features/procedure/presentation'
import type { ReasonCount } from '@/features/reconciliation/queries'
import type { StoredSetup } from '@/features/procedure/queries'
import { ADDRESS_SENTENCES, TOO_MANY_WEBHOOKS } from '@/features/webhooks/presentation'
import type { DeliveryView, WebhookView } from '@/features/webhooks/queries'
import { frenchSpaces } from '@/lib/french-spaces'
import { Problem, type FieldProblem } from '@/lib/problem'
import type { z } from 'zod'

type Json<Name extends keyof typeof NAMED_SCHEMAS> = z.input<(typeof NAMED_SCHEMAS)[Name]>

export function establishmentJson({ ent, ...row }: EstablishmentRow, setup: StoredSetup): Json<'Establishment'> {
  const { configuration, version } = setup
  return {
    ...row,
    ent,
    configuration,
    values: computeValues(configuration),
    version,
    steps: stepsJson(setup),
  }
}

function stepsJson(setup: StoredSetup): Json<'Step'>[] {
  const stand = standing(setup)
  const changes = new Map(stepsToRecheck(setup, stand).map((one) => [one.step.key, one.changes]))
  return stand.steps.map(({ step: { key, phase, place, owner, title }, state }) => {
    return { key, phase, place, owner, title, state, toRecheck: (changes.get(key) ?? []).map(changedValueJson) }
  })
}

function changedValueJson({ name, before, after, at }: ChangedValue): Json<'ChangedValue'> {
  return { name, before, after, changedAt: at.toISOString() }
}

export function stepSavedJson(setup: StoredSetup, key: string): Json<'StepSaved'> {
  const step = stepsJson(setup).find((one) => one.key === key)
  if (!step) throw new Error(`Step ${key} was written and is not in its procedure.`)
  return { step, version: setup.version }
}

export function configurationSavedJson(saved: ConfigurationSaved): Json<'ConfigurationSaved'> {
  const { configuration, version, findings } = saved
  return { configuration, values: computeValues(configuration), version, findings: findings.map(findingJson) }
}

function findingJson(finding: Finding) {
  const { code, severity, fields, suggestion } = finding
  return { code, severity, fields, suggestion, detail: frenchSpaces(findingSentence(finding)) }
}

/** Field by field, what a configuration is refused for. */
export function configurationProblem(findings: readonly Finding[]): Problem {
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .flatMap((finding) =>
      finding.fields.map((field): FieldProblem => ({ field, code: finding.code, detail: findingSentence(finding) })),
    )
  const detail = 'La configuration n’est pas enregistrée : corrigez les champs que nomme « errors ».'
  return new Problem(422, 'invalid', detail, { errors })
}

/** `version`: the one to read again, now. */
export function versionConflict(version: number): Problem {
  const detail = `Le raccordement a changé depuis la version attendue ; il en est à la version ${version}. Relisez-le, puis recommencez avec cette version.`
  return new Problem(409, 'version_conflict', detail, { version })
}

export function stepProblem(refusal: ProcedureRefusal, { procedure, version }: StoredSetup): Problem {
  if (refusal.reason === 'changed') return versionConflict(version)
  const detail = refusalSentence(refusal, procedure)
  if (refusal.reason === 'unknown-step') return new Problem(404, 'not_found', detail)
  return new Problem(422, refusal.reason.replaceAll('-', '_'), detail)
}

export function openingProblem(refusal: OpeningRefusal): Problem {
  const detail = openingRefusalSentence(refusal)
  const code = refusal.reason.replaceAll('-', '_')
  return new Problem(422, 'invalid', detail, { errors: [{ field: 'reason', code, detail }] })
}

/** Why a list was not analysed. */
export function listProblem(refusal: ListRefusal | ProfileRefusal): Problem {
  const { title, detail, remedy } = describeRefusal(refusal)
  const said = `${detail} ${remedy}`
  if (refusal.reason === 'too_large') return new Problem(413, 'too_large', said, { title })
  if (refusal.reason !== 'profile_unknown') return new Problem(422, refusal.reason, said, { title })
  const errors = [{ field: 'profile', code: 'profile_required', detail: remedy }]
  return new Problem(422, 'profile_required', said, { title, errors })
}

/** Why an import was neither committed, discarded nor undone. */
export function importProblem(refusal: CommitRefusal | UndoRefusal): Problem {
  const detail = importRefusalSentence(refusal)
  switch (refusal.reason) {
    case 'not_found':
      return new Problem(404, 'not_found', detail)
    case 'profile_unknown':
      return new Problem(422, 'profile_required', detail)
    case 'approval_reason_too_short':
    case 'approval_reason_too_long':
      return new Problem(422, 'invalid', detail, { errors: [{ field: 'reason', code: refusal.reason, detail }] })
    case 'people_changed':
    case 'analysed_again':
    case 'not_committed':
    case 'undo_too_late':
    case 'people_written_since':
    case 'later_import':
      return new Problem(409, refusal.reason, detail)
    default:
      return new Problem(409, `import_${refusal.reason}`, detail)
  }
}

/** An analysis forgotten after a day was given up like one that was discarded: nothing of it was written. */
export function importAnswer(found: ImportDetail | null): Json<'Import'> | Problem {
  if (!found) return importProblem({ reason: 'not_found' })
  const { id, profile, coverage, status, analysisNumber, counts, recognised, preview, holds, expiresAt } = found
  const { encoding, separator, columns } = recognised
  const asked = isOpen(status) ? casIdNotFound(recognised) : null
  return {
    id,
    state: status === 'expired' ? 'discarded' : status,
    analysis: analysisNumber,
    profile,
    coverage,
    recognised: { encoding, separator, columns },
    ...(asked && { casIdNotFound: asked }),
    counts: counts && countsJson(counts),
    errors: (preview?.errors ?? []).map((finding) => withoutLabel(describeError(finding))),
    warnings: (preview?.warnings ?? []).map((finding) => withoutLabel(describeWarning(finding))),
    ...(preview && notListed(preview)),
    holds: holds.map((hold) => ({ code: hold.code, detail: holdSentence(hold) })),
    expiresAt: expiresAt.toISOString(),
  }
}

/** What the page tells of the sum stays the page's. */
function countsJson(counts: ImportCounts): NonNullable<Json<'Import'>['counts']> {
  const { missingPaired: _missing, conflictBegins: _begins, conflictEnds: _ends, ...told } = counts
  return told
}

function notListed({ errors, errorTotal, warnings, warningTotal }: ImportPreview) {
  const [errorsNotListed, warningsNotListed] = [errorTotal - errors.length, warningTotal - warnings.length]
  return { ...(errorsNotListed > 0 && { errorsNotListed }), ...(warningsNotListed > 0 && { warningsNotListed }) }
}

function withoutLabel({ label: _label, ...finding }: FindingText): Json<'ImportFinding'> {
  return finding
}

export function portalImportJson(one: PortalImportView): Json<'PortalImport'> {
  const { id, at, mode, count, interrupted, recordedAt, withdrawnAt, judgement } = one
  const { detail, remedy } = tellOutcome(judgement.outcome, one)
  return {
    id,
    at: at.toISOString(),
    mode,
    count,
    interrupted,
    recordedAt: recordedAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    judgement: { outcome: judgement.outcome, detail, remedy },
    warnings: judgement.warnings.map((warning) => {
      const told = tellWarning(warning)
      return { code: warning.code, detail: told.detail, remedy: told.remedy }
    }),
  }
}

/** Why an import into the ENT was not noted. */
export function portalImportProblem(refusal: PortalImportRefusal, made: PortalImport): Problem {
  return new Problem(422, refusal.reason, recordRefusalSentence(refusal, made))
}

/** Which parts of the portal's text were not read. */
export function portalTextProblem(refusal: PortalTextRefusal): Problem {
  const errors = describeTextParts(refusal).map(({ code, detail }) => ({ field: 'text', code, detail }))
  return new Problem(422, 'portal_text_unreadable', textRefusalSentence(refusal), { errors })
}

/** The reasons of who is not paired, and beside them `other_ent_account` of who is, and `absent` of who is not counted. */
export function pairingJson(summary: PairingSummary, reasons: ReasonCount[]): Json<'Pairing'> {
  const { people, paired, conflicts, byProfile, byClass } = summary
  return { people, paired, conflicts, byProfile, byClass, reasons }
}

export function webhooksJson(webhooks: readonly WebhookView[]): Json<'Webhooks'> {
  return { webhooks: webhooks.map(webhookJson) }
}

/** The webhook just made, with the one showing of its secret. */
export function webhookMadeJson(webhook: WebhookView, secret: string): Json<'WebhookMade'> {
  return { ...webhookJson(webhook), secret }
}

function webhookJson({ id, address, kinds, createdAt, disabledAt, deliveries }: WebhookView): Json<'Webhook'> {
  const dates = { createdAt: createdAt.toISOString(), disabledAt: disabledAt?.toISOString() ?? null }
  return { id, address, events: kinds, ...dates, deliveries: deliveries.map(deliveryJson) }
}

function deliveryJson({ id, kind, uai, at, state, tries, ...last }: DeliveryView): Json<'WebhookDelivery'> {
  return {
    ...{ id, kind, uai, at: at.toISOString(), state, tries },
    nextTryAt: state === 'waiting' ? last.nextTryAt.toISOString() : null,
    lastTryAt: last.lastTryAt?.toISOString() ?? null,
    status: last.lastStatus,
    fault: last.lastFault,
  }
}

/** Why a webhook was not made. */
export function webhookProblem({ reason }: DestinationRefusal | { reason: 'too_many' }): Problem {
  if (reason === 'too_many') return new Problem(409, 'too_many_webhooks', TOO_MANY_WEBHOOKS)
  const detail = ADDRESS_SENTENCES[reason]
  return new Problem(422, 'invalid', detail, { errors: [{ field: 'address', code: reason, detail }] })
}

export function webhookGone(): Problem {
  return new Problem(404, 'not_found', 'Ce webhook n’existe pas, ou n’est pas de ce compte.')
}
