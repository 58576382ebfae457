/**
 * What each kind of event tells, beside the establishment: identifiers of records, codes and counts. Never a name, nor
 * words that somebody typed: a webhook goes out of here.
 */
export type EventData = {
  import_committed: { importId: string; profile: string; counts: Record<string, number> }
  /** `holds`: codes of what somebody must approve before anything is written. */
  import_held: { importId: string; profile: string; holds: string[] }
  step_proven: { step: string }
  step_reopened: { step: string }
}

export type EventKind = keyof EventData

/** One kind of event with the data of that kind. */
export type WebhookEvent = { [Kind in EventKind]: { kind: Kind; data: EventData[Kind] } }[EventKind]

export const EVENT_KINDS = [
  'import_committed',
  'import_held',
  'step_proven',
  'step_reopened',
] as const satisfies EventKind[]

/** As it is sent: its place and moment with it. */
export type SentEvent = WebhookEvent & { uai: string; at: Date }

/** The body of a delivery: `{"kind":"step_proven","at":"2026-11-24T05:12:00.000Z","uai":"0311238C","data":{…}}`. */
export function eventBody({ kind, at, uai, data }: SentEvent): string {
  return JSON.stringify({ kind, at: at.toISOString(), uai, data })
}
