import type { Account } from './callers'
import type { Outcomes } from './expectations'
import type { Scene } from './scene'

/** `refused`: by a rule, or because the record is out of the caller's reach; nothing is written then. */
export type ActionOutcome =
  'done' | 'done, but nothing written' | 'not allowed' | 'opening required' | 'refused' | 'not found' | 'sign in'

export type Fields = Record<string, string>

export type ActionRights = {
  /** The feature, then the exported name. */
  action: string
  /** What is particular to this case, when an action has several. */
  about?: string
  outcomes: Outcomes<ActionOutcome>
  /** What the page binds before the state and the form. */
  bound?: (scene: Scene) => string[] | Promise<string[]>
  /** What is typed, such that whoever is allowed succeeds; makes the records that it names. */
  fields?: (scene: Scene) => Fields | Promise<Fields>
  /** What is typed besides, made for each caller anew. */
  own?: (account: Account | null) => Fields | Promise<Fields>
}
