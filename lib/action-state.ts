/**
 * What a form knows of its last submission. `values`: what was typed, so that a refusal or a search loses nothing.
 * `secret`: what is shown this once and kept nowhere, such as a new token. `found`: what a search found, which stands in
 * no address when it names people. `after`: what follows from it, under its sentence.
 */
export type ActionState =
  | { status: 'idle' }
  | { status: 'done'; message: string | null; secret?: string; after?: Aftermath }
  | { status: 'found'; message: string; found: FoundRecord[]; values: Record<string, string> }
  | { status: 'refused'; message: string; fields: Record<string, string>; values: Record<string, string> }

/** Sentences, then a list under its own. */
export type Aftermath = { sentences: string[]; list: { lead: string; items: { title: string; href: string }[] } | null }

/** `href`: null when no page shows more of it. `place`: where else it stands. */
export type FoundRecord = {
  href: string | null
  title: string
  detail: string
  place?: { href: string; title: string }
}

/** A server action as a form calls it, all that it is about being bound by the page. */
export type FormAction = (previous: ActionState, form: FormData) => Promise<ActionState>

export const IDLE: ActionState = { status: 'idle' }

/** The sentence tied to a field by the last submission, if any. */
export function fieldError(state: ActionState, name: string): string | undefined {
  return state.status === 'refused' ? state.fields[name] : undefined
}

/** What to show in a field again: what was typed if the submission was refused or a search, else what is stored. */
export function typedValue(state: ActionState, name: string, stored = ''): string {
  return state.status === 'refused' || state.status === 'found' ? (state.values[name] ?? '') : stored
}
