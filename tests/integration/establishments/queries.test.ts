import { expect, test } from 'vitest'
import { countPairingByProfile, findEstablishment } from '@/features/establishments/queries'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createEnt, createPerson, createSchool, recount } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

test('the establishment comes with its ENT and its contact', async () => {
  const ent = await createEnt({ name: 'eCollège 31' })
  const school = await createSchool({ name: 'Collège Jean Jaurès', entId: ent.id })
  await db().establishment.update({ where: { uai: school.uai }, data: { contactName: 'Claire Martin' } })
  expect(await findEstablishment(await newAccess(school, 'read', 'school_reader'))).toMatchObject({
    uai: school.uai,
    name: 'Collège Jean Jaurès',
    schoolYear: 2026,
    state: 'not_started',
    ent: { name: 'eCollège 31', casUrl: ent.casUrl },
    contact: { name: 'Claire Martin', telephone: null, email: null },
  })
})

test('the absent, those without Identifiant CAS and those in conflict are not paired; another school counts apart', async () => {
  const school = await createSchool()
  await createPerson(school.setupId, { casId: 'NAA1' })
  await createPerson(school.setupId)
  const clash = await createPerson(school.setupId, { casId: 'NAA2' })
  const gone = await createPerson(school.setupId, { casId: 'NAA3' })
  await createPerson(school.setupId, { profile: 'teacher', casId: 'NAA4' })
  await db().person.update({ where: { id: clash.id }, data: { conflict: true } })
  await db().person.update({ where: { id: gone.id }, data: { absentSince: new Date('2026-10-01T08:00:00Z') } })
  const other = await createSchool()
  await createPerson(other.setupId, { profile: 'staff', casId: 'NAA5' })
  for (const { setupId } of [school, other]) await recount(setupId)

  expect(await countPairingByProfile(await newAccess(school, 'read', 'school_reader'))).toEqual([
    { profile: 'pupil', people: 3, paired: 1 },
    { profile: 'guardian', people: 0, paired: 0 },
    { profile: 'teacher', people: 1, paired: 1 },
    { profile: 'staff', people: 0, paired: 0 },
  ])
})
