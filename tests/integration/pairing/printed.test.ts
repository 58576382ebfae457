import { beforeEach, expect, test } from 'vitest'
import Page from '@/app/(application)/etablissements/[uai]/appariement/impression/page'
import { db } from '@/server/db'
import { createAccount, createPerson, createSchool } from '@/tests/builders/school'
import { signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'
import { renderPage } from '../rights/render'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>
let names: Record<'waiting' | 'lost' | 'shared' | 'paired' | 'absent', string>

beforeEach(async () => {
  school = await createSchool()
  const { setupId } = school
  const [waiting, lost, paired, shared, absent] = [
    await createPerson(setupId, { className: '3A' }),
    await createPerson(setupId, { className: '10B' }),
    await createPerson(setupId, { className: '3A', casId: 'NAA1' }),
    await createPerson(setupId, { className: '3A', casId: 'NAA2' }),
    await createPerson(setupId, { className: '3A' }),
  ]
  await createPerson(setupId, { profile: 'teacher', casId: 'NAA2' })
  const at = new Date('2026-10-01T08:00:00Z')
  await db().person.updateMany({ where: { casId: 'NAA2' }, data: { conflict: true } })
  await db().person.update({ where: { id: lost.id }, data: { lostPairingAt: at } })
  await db().person.update({ where: { id: absent.id }, data: { absentSince: at } })
  names = {
    waiting: waiting.lastName,
    lost: lost.lastName,
    shared: shared.lastName,
    paired: paired.lastName,
    absent: absent.lastName,
  }
})

/** What the page says, tags aside. */
async function printedFor(role: 'school_admin' | 'school_reader'): Promise<string> {
  await signInAs(await createAccount(role, school))
  const html = await renderPage(Page as Parameters<typeof renderPage>[0], {
    params: Promise.resolve({ uai: school.uai }),
  })
  return html
    .replace(/<!--.*?-->|<\/?span[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('each person stands in their class with their reason, and each reason on top with its number', async () => {
  const page = await printedFor('school_admin')
  expect(page).toMatch(/Jamais connectée depuis l’ENT ?Rien ne manque.*? 1 Qu’elle/)
  expect(page).toMatch(/Identifiant CAS partagé ?Une autre.*? 2 Videz/)
  const classes = page.slice(page.indexOf('Personnes non appariées Classe'))
  const people = [
    `Classe 3A appariés : 1 sur 3 (33 %) ${names.waiting} Camille, jamais connectée ${names.shared} Camille, identifiant partagé`,
    `Classe 10B appariés : 0 sur 1 (0 %) ${names.lost} Camille, appariement perdu`,
    'Professeurs appariés : 0 sur 1 (0 %)',
  ]
  for (const words of people) expect(classes).toContain(words)
  expect(classes).not.toMatch(new RegExp(`${names.paired} |${names.absent} `))
})

test('who sees counts only gets the reasons with their numbers, and nobody', async () => {
  const page = await printedFor('school_reader')
  expect(page).toMatch(/Appariement perdu ?Son identifiant.*? 1 Qu’elle/)
  for (const name of Object.values(names)) expect(page).not.toContain(`${name} Camille`)
})
