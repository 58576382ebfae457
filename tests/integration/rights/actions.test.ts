import { describe, expect, test } from 'vitest'
import { IDLE, type ActionState } from '@/lib/action-state'
import { form, NotFound, Redirected } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'
import { ACTIONS, type ActionOutcome, type ActionRights } from './action-rights'
import { enter } from './callers'
import { findActionFiles } from './discover'
import { outcomesOf } from './expectations'
import { fingerprint } from './fingerprint'
import { createScene } from './scene'

useTestDatabase()

type Action = (...args: unknown[]) => Promise<ActionState | undefined>

const FOUND = (
  await Promise.all(
    findActionFiles().map(async ({ name, file }) => {
      const actions = (await import(file)) as Record<string, Action>
      return Object.entries(actions).map(([exported, action]) => ({ name: `${name} ${exported}`, action }))
    }),
  )
).flat()

const WALKED = ACTIONS.flatMap((rights) => {
  const found = FOUND.find(({ name }) => name === rights.action)
  return found ? [{ title: [rights.action, rights.about].filter(Boolean).join(': '), run: found.action, rights }] : []
})

/** Who succeeds has written something, and who is turned away has written nothing, whatever the answer says. */
async function attempt(run: Action, { bound, fields }: ActionRights, caller: Parameters<typeof enter>[0]) {
  const scene = await createScene()
  const account = await enter(caller, scene)
  const typed = form(await fields(scene, account))
  const args = [...((await bound?.(scene)) ?? []), IDLE, typed]
  const before = await fingerprint()
  const outcome = await run(...args).then(outcomeOf, outcomeOfError)
  const hasWritten = (await fingerprint()) !== before
  if (hasWritten) return outcome === 'sign in' ? 'done' : outcome === 'done' ? 'done' : `${outcome}, but written`
  return outcome === 'done' ? 'done, but nothing written' : outcome
}

function outcomeOf(state: ActionState | undefined): ActionOutcome {
  if (state?.status !== 'refused') return 'done'
  if (state.message.startsWith('Votre rôle ne permet pas cette action')) return 'not allowed'
  return state.message.startsWith('Ces listes contiennent des noms') ? 'opening required' : 'refused'
}

function outcomeOfError(error: unknown): ActionOutcome {
  if (error instanceof NotFound) return 'not found'
  if (!(error instanceof Redirected)) throw error
  return error.to.startsWith('/connexion') ? 'sign in' : 'done'
}

test('every action says here who may do it, and none is said that is gone', () => {
  const declared = new Set(ACTIONS.map(({ action }) => action))
  expect(FOUND.map(({ name }) => name).sort()).toEqual([...declared].sort())
})

describe.each(WALKED)('$title', ({ run, rights }) => {
  test('is for those it is for, and changes nothing for the others', async () => {
    expect(await outcomesOf((caller) => attempt(run, rights, caller))).toEqual(rights.outcomes)
  })
})
