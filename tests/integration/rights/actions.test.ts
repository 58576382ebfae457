import { describe, expect, test, vi } from 'vitest'
import { IDLE, type ActionState } from '@/lib/action-state'
import { form, NotFound, Redirected } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'
import type { ActionOutcome, ActionRights } from './action-rights'
import { ADMINISTRATION_ACTIONS } from './administration-actions'
import { enter, type Caller } from './callers'
import { findActionFiles } from './discover'
import { ESTABLISHMENT_ACTIONS } from './establishment-actions'
import { outcomesOf } from './expectations'
import { fingerprint } from './fingerprint'
import { OWN_ACCOUNT_ACTIONS } from './own-account-actions'
import { createScene } from './scene'

useTestDatabase()
// A test walks every caller.
vi.setConfig({ testTimeout: 120_000 })

type Action = (...args: unknown[]) => Promise<ActionState | undefined>

const FOUND = (
  await Promise.all(
    findActionFiles().map(async ({ name, file }) => {
      const actions = (await import(file)) as Record<string, Action>
      return Object.entries(actions).map(([exported, action]) => ({ name: `${name} ${exported}`, action }))
    }),
  )
).flat()

const ACTIONS: ActionRights[] = [...ESTABLISHMENT_ACTIONS, ...OWN_ACCOUNT_ACTIONS, ...ADMINISTRATION_ACTIONS]

const WALKED = ACTIONS.flatMap((rights) => {
  const found = FOUND.find(({ name }) => name === rights.action)
  return found ? [[[rights.action, rights.about].filter(Boolean).join(': '), found.action, rights] as const] : []
})

async function prepare({ bound, fields }: ActionRights) {
  const scene = await createScene()
  return { scene, bound: (await bound?.(scene)) ?? [], typed: (await fields?.(scene)) ?? {} }
}

/**
 * One caller after the other; whoever writes leaves a new scene to the next. Who succeeds has written something, and
 * who is turned away has written nothing, whatever the answer says.
 */
function attempts(run: Action, rights: ActionRights) {
  let ready: ReturnType<typeof prepare> | null = null
  return async (caller: Caller) => {
    const { scene, bound, typed } = await (ready ??= prepare(rights))
    const account = await enter(caller, scene)
    const sent = form({ ...typed, ...(await rights.own?.(account)) })
    const before = await fingerprint()
    const outcome = await run(...bound, IDLE, sent).then(outcomeOf, outcomeOfError)
    if ((await fingerprint()) === before) return outcome === 'done' ? 'done, but nothing written' : outcome
    ready = null
    // Signing out leads there too.
    return outcome === 'done' || outcome === 'sign in' ? 'done' : `${outcome}, but written`
  }
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

// Signing out takes no argument at all.
describe.each(WALKED.filter(([title, , { about }]) => !about && title !== 'accounts signOut'))(
  '%s',
  (_title, run, { bound }) => {
    test('does not exist for who binds to it what no page does', async () => {
      const scene = await createScene()
      await enter('schoolAdmin', scene)
      const own = (await bound?.(scene)) ?? []
      const before = await fingerprint()
      for (const forged of [[...own, 'x'], own.slice(1), own.map(() => 42), own.map(() => null), own.map(() => ({}))]) {
        if (JSON.stringify(forged) === JSON.stringify(own)) continue
        await expect(run(...forged, IDLE, form({}))).rejects.toBeInstanceOf(NotFound)
      }
      expect(await fingerprint()).toBe(before)
    })
  },
)

describe.each(WALKED)('%s', (_title, run, rights) => {
  test('is for those it is for, and changes nothing for the others', async () => {
    expect(await outcomesOf(attempts(run, rights))).toEqual(rights.outcomes)
  })
})
