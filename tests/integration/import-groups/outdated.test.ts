import { beforeEach, describe, expect, test } from 'vitest'
import { POST } from '@/app/(application)/administration/listes/depot/route'
import { analyseGroupAgain, confirmGroup } from '@/features/import-groups/actions'
import { commitGroup, takeGroup } from '@/features/import-groups/mutations'
import { GROUP_REFUSALS, shownAnalyses } from '@/features/import-groups/presentation'
import { findGroup, listGroupImports } from '@/features/import-groups/queries'
import { IDLE, type ActionState } from '@/lib/action-state'
import { frenchSpaces } from '@/lib/french-spaces'
import { routes } from '@/lib/routes'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { env } from '@/server/env'
import { readNotice } from '@/server/notice'
import { administrationOf } from '@/tests/builders/administration'
import { createAccount, createSchool } from '@/tests/builders/school'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const IDS = ['AZKH9C7WSQ2R54DP', 'FEH85K9JNUCASD2M', 'KT2AQ3UW4S98DPYX', 'KQS98RPC4FNVAZU7']

type School = Awaited<ReturnType<typeof createSchool>>
let first: School
let second: School
let third: School
let account: Awaited<ReturnType<typeof createAccount>>
let access: AdministrationAccess

beforeEach(async () => {
  first = await createSchool({ name: 'Collège Un' })
  second = await createSchool({ name: 'Collège Deux' })
  third = await createSchool({ name: 'Collège Trois' })
  account = await createAccount('academy_admin')
  access = await administrationOf(account)
  await signInAs(account)
})

/** One pupil in each of these schools. */
async function broughtGroup(...schools: School[]): Promise<string> {
  const rows = schools.map(({ uai }, at) => `${uai};MARTIN;Léa;601;${IDS[at]};NAA${at}\n`)
  const body = new FormData()
  const content = `UAI;Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\n${rows.join('')}`
  body.append('file', new File([content], 'listes.csv'))
  body.append('coverage', 'whole')
  body.append('reason', 'Campagne de rentrée, listes du rectorat')
  const headers = { origin: env().appUrl }
  const request = new Request(`${env().appUrl}${routes.importGroupUpload()}`, { method: 'POST', body, headers })
  return (await POST(request)).headers.get('location')?.split('/').at(-1) ?? ''
}

/** Confirmed as the page shows it. */
async function confirm(groupId: string): Promise<ActionState> {
  const group = await findGroup(access, groupId)
  return confirmGroup(IDLE, form({ groupId, analyses: group ? shownAnalyses(group) : '' }))
}

const again = (groupId: string) => analyseGroupAgain(IDLE, form({ groupId }))

describe('a list of several establishments whose people were written since its analysis', () => {
  test('everywhere, refuses to be confirmed and says why; analysed again, says the truth and is confirmed', async () => {
    const groupId = await broughtGroup(first, second, third)
    await confirm(await broughtGroup(first, second, third))
    expect(await findGroup(access, groupId)).toMatchObject({ outdated: 3, confirmable: 0, counts: { new: 3 } })
    expect(await confirm(groupId)).toMatchObject({
      status: 'refused',
      message: frenchSpaces(GROUP_REFUSALS.all_outdated),
    })

    expect(await again(groupId)).toMatchObject({ status: 'done' })
    expect((await readNotice())?.text).toMatch(/^3 imports sont analysés de nouveau, et rien n’est écrit/)
    expect(await findGroup(access, groupId)).toMatchObject({
      ...{ outdated: 0, confirmable: 3, work: null },
      counts: { new: 0, unchanged: 3 },
    })
    const journal = { kind: 'import_reanalysed', onBehalf: true } as const
    expect(await db().journalEntry.count({ where: journal })).toBe(3)
    expect(await again(groupId)).toMatchObject({
      status: 'refused',
      message: frenchSpaces(GROUP_REFUSALS.nothing_outdated),
    })
    expect(await confirm(groupId)).toMatchObject({ status: 'done' })
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { committed: 3 } })
  })

  test('in some, writes the others and says how many were left and why; only these are analysed again', async () => {
    const groupId = await broughtGroup(first, second, third)
    await confirm(await broughtGroup(first, second))
    expect(await findGroup(access, groupId)).toMatchObject({ outdated: 2, confirmable: 1 })
    expect(await confirm(groupId)).toMatchObject({ status: 'done' })
    expect((await readNotice())?.text).toMatch(/^2 imports n’ont pas été écrits/)
    expect(await db().person.count({ where: { setupId: third.setupId } })).toBe(1)
    const left = (await listGroupImports(access, groupId)).filter(({ isOutdated }) => isOutdated)
    expect(left.map(({ uai }) => uai).sort()).toEqual([first.uai, second.uai].sort())

    expect(await again(groupId)).toMatchObject({ status: 'done' })
    expect(await db().journalEntry.count({ where: { kind: 'import_reanalysed', uai: third.uai } })).toBe(0)
    await confirm(groupId)
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { committed: 3 }, outdated: 0 })
  })

  test('after it was taken, counts what was not written for it', async () => {
    const groupId = await broughtGroup(first, second, third)
    const taken = await takeGroup(access, groupId, 'commit', new Map())
    if (!taken.ok) throw new Error(taken.refusal.reason)
    await db().setup.update({ where: { id: first.setupId }, data: { peopleVersion: { increment: 1 } } })
    expect(await commitGroup(access, taken.value)).toEqual({
      committed: 2,
      left: { analysedAgain: 0, outdated: 1 },
    })
  })

  test('is analysed again by its bringer alone, while the establishments are open to them', async () => {
    const groupId = await broughtGroup(first, second)
    await confirm(await broughtGroup(first, second))
    await signInAs(await createAccount('academy_admin'))
    expect(await again(groupId)).toMatchObject({ status: 'refused', message: frenchSpaces(GROUP_REFUSALS.not_found) })
    await signInAs(account)
    await db().opening.updateMany({ data: { until: new Date('2026-01-01T00:00:00Z') } })
    expect(await again(groupId)).toMatchObject({ status: 'refused', message: frenchSpaces(GROUP_REFUSALS.closed) })
    expect(await db().journalEntry.count({ where: { kind: 'import_reanalysed' } })).toBe(0)
  })
})
