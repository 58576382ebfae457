import { beforeEach, expect, test } from 'vitest'
import { form, NotFound, signInAs } from '@/tests/setup/browser'
import { changeContact } from '@/features/contacts/actions'
import { IDLE } from '@/lib/action-state'
import { db } from '@/server/db'
import { createAccount, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let uai: string

beforeEach(async () => {
  uai = (await createSchool()).uai
  await signInAs(await createAccount('school_admin', { uai }))
})

const NONE = { seenName: '', seenTelephone: '', seenEmail: '' }
const typed = { name: 'Claire Martin', telephone: '0561000000', email: 'c.martin@mon-college.fr' }
const contact = () =>
  db().establishment.findUniqueOrThrow({
    where: { uai },
    select: { contactName: true, contactPhone: true, contactEmail: true },
  })

test('the contact is written as France writes telephone numbers, and the journal says that it changed, not what it is', async () => {
  expect((await changeContact(uai, IDLE, form({ ...typed, ...NONE }))).status).toBe('done')
  expect(await contact()).toEqual({
    contactName: 'Claire Martin',
    contactPhone: '05 61 00 00 00',
    contactEmail: 'c.martin@mon-college.fr',
  })
  expect(await db().journalEntry.findMany({ where: { uai } })).toMatchObject([{ kind: 'contact_changed', data: {} }])
})

test('faults are told beside their fields, and nothing is written', async () => {
  const state = await changeContact(uai, IDLE, form({ ...NONE, name: '', telephone: '05', email: 'c.martin' }))
  if (state.status !== 'refused') throw new Error('saved')
  expect(Object.keys(state.fields)).toEqual(['telephone', 'email'])
  expect(state.values).toMatchObject({ telephone: '05', email: 'c.martin' })
  expect(await contact()).toMatchObject({ contactPhone: null })
})

test('whoever had another contact before their eyes is told the one that stands now, and keeps what they typed', async () => {
  await changeContact(uai, IDLE, form({ ...typed, ...NONE }))
  const state = await changeContact(uai, IDLE, form({ ...typed, name: 'Jean Petit', ...NONE }))
  if (state.status !== 'refused') throw new Error('saved')
  expect(state.message).toContain('Claire Martin')
  expect(state.values).toMatchObject({ name: 'Jean Petit' })
  expect(await contact()).toMatchObject({ contactName: 'Claire Martin' })
})

test('the same contact again leaves no trace', async () => {
  await changeContact(uai, IDLE, form({ ...typed, ...NONE }))
  const state = await changeContact(uai, IDLE, form({ ...typed, ...NONE }))
  expect(state).toMatchObject({ status: 'done', message: expect.stringContaining('Rien n’a changé') as unknown })
  expect(await db().journalEntry.count({ where: { uai } })).toBe(1)
})

test('a reader is refused, and for another establishment this one does not exist', async () => {
  await signInAs(await createAccount('school_reader', { uai }))
  expect((await changeContact(uai, IDLE, form({ ...typed, ...NONE }))).status).toBe('refused')
  await signInAs(await createAccount('school_admin', { uai: (await createSchool()).uai }))
  await expect(changeContact(uai, IDLE, form({ ...typed, ...NONE }))).rejects.toThrow(NotFound)
})

test('what no page of ours sends, to be read as an establishment or as a form, is nowhere', async () => {
  await expect(changeContact([uai] as never, IDLE, form({ ...typed, ...NONE }))).rejects.toThrow(NotFound)
  await expect(changeContact(uai, IDLE, { ...typed, ...NONE } as never)).rejects.toThrow(NotFound)
})
