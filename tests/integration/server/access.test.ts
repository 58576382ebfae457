import { describe, expect, test } from 'vitest'
import type { Action, Role } from '@/domain/access/policy'
import { grantEstablishment } from '@/server/access'
import { db } from '@/server/db'
import { ACTOR_COLUMNS, type Actor } from '@/server/session'
import { createAccount, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

async function actorOf(account: { id: string }): Promise<Actor> {
  const row = await db().account.findUniqueOrThrow({ where: { id: account.id }, select: ACTOR_COLUMNS })
  return { ...row, sessionId: null }
}

const ROLES: Role[] = ['operator', 'academy_admin', 'support', 'school_admin', 'school_reader']
const ACTIONS: Action[] = ['read', 'read_people', 'advance', 'configure', 'import', 'export_people', 'open_people']

describe('the gate', () => {
  test.each(ROLES.filter((role) => role !== 'operator'))(
    '%s of elsewhere: the establishment does not exist',
    async (role) => {
      const school = await createSchool()
      const other = await createSchool({ academyCode: '10', uai: '0690001R' })
      const actor = await actorOf(await createAccount(role, { uai: other.uai, academyCode: '10' }))
      for (const action of ACTIONS) {
        expect(await grantEstablishment(actor, school.uai, action)).toEqual({ permission: 'not_found' })
      }
    },
  )

  test('an opening lets staff see the people of that establishment until its last instant, and nobody else', async () => {
    const school = await createSchool()
    const support = await createAccount('support')
    const colleague = await actorOf(await createAccount('support'))
    const actor = await actorOf(support)
    expect(await grantEstablishment(actor, school.uai, 'read_people')).toEqual({ permission: 'opening_required' })
    const opening = await db().opening.create({
      data: {
        uai: school.uai,
        accountId: support.id,
        reason: 'Appel de l’établissement',
        openedAt: new Date(),
        until: new Date(Date.now() + 60_000),
      },
    })
    expect((await grantEstablishment(actor, school.uai, 'read_people')).permission).toBe('granted')
    expect((await grantEstablishment(actor, school.uai, 'export_people')).permission).toBe('refused')
    expect((await grantEstablishment(colleague, school.uai, 'read_people')).permission).toBe('opening_required')
    await db().opening.update({ where: { id: opening.id }, data: { until: new Date(Date.now() - 1) } })
    expect((await grantEstablishment(actor, school.uai, 'read_people')).permission).toBe('opening_required')
  })

  test('a disabled establishment exists for nobody', async () => {
    const school = await createSchool()
    await db().establishment.update({ where: { uai: school.uai }, data: { disabledAt: new Date() } })
    const operator = await actorOf(await createAccount('operator'))
    expect(await grantEstablishment(operator, school.uai, 'read')).toEqual({ permission: 'not_found' })
  })

  test('an address that is no UAI is not looked up', async () => {
    const operator = await actorOf(await createAccount('operator'))
    for (const uai of ['', '0311238c', "0311238C' or 1=1", '../0311238C']) {
      expect(await grantEstablishment(operator, uai, 'read')).toEqual({ permission: 'not_found' })
    }
  })
})
