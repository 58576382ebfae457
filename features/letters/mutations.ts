import 'server-only'
import type { LetterLayout, LetterTexts } from '@/domain/letters/letter-text'
import { chooseRecipients, type Recipients } from '@/domain/letters/recipients'
import { compareClasses } from '@/domain/pairing/tally-pairing'
import { PROFILES } from '@/domain/people/profile'
import { listWithoutCasId } from '@/features/letters/queries'
import { accept, refuse, type Result } from '@/lib/result'
import { sortKey } from '@/lib/search-text'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { record } from '@/server/journal'

/**
 * Keeps the establishment's own texts if they are still those that the person had before their eyes; equal ones leave no
 * trace in the journal. Gives whether anything changed. Refuses `changed`.
 */
export async function saveLetterTexts(
  access: EstablishmentAccess<'export_people'>,
  { texts, seen, at }: { texts: LetterTexts; seen: LetterTexts | null; at: Date },
): Promise<Result<boolean, { reason: 'changed' }>> {
  const { uai } = access
  return db().$transaction(async (tx) => {
    const stored = await tx.letterText.findUnique({
      where: { uai },
      select: { letter: true, slip: true, entAddress: true },
    })
    if (stored && isSame(stored, texts)) return accept(false)
    if (stored === null ? seen !== null : seen === null || !isSame(stored, seen)) return refuse({ reason: 'changed' })
    await tx.letterText.upsert({
      where: { uai },
      create: { uai, ...texts, updatedAt: at },
      update: { ...texts, updatedAt: at },
    })
    await record(tx, journalContext(access, at), { kind: 'letter_text_changed', data: {} })
    return accept(true)
  })
}

function isSame(one: LetterTexts, other: LetterTexts): boolean {
  return one.letter === other.letter && one.slip === other.slip && one.entAddress === other.entAddress
}

export type Recipient = { lastName: string; firstName: string; className: string | null }

/**
 * The people to whom letters are made, by profile, class and name. The journal keeps how many, and the day is marked on
 * the curve; nothing is kept when there is nobody.
 */
export async function takeRecipients(
  access: EstablishmentAccess<'export_people'>,
  { recipients, layout, at }: { recipients: Recipients; layout: LetterLayout; at: Date },
): Promise<Recipient[]> {
  const { setupId } = access
  const { profile, className } = recipients
  const { chosen, leftAside } = chooseRecipients(
    (await listWithoutCasId(access)).map(({ person, reason }) => ({ ...person, reason })),
    recipients,
  )
  const people = chosen.length
  if (people === 0) return []
  await db().$transaction(async (tx) => {
    await tx.letterBatch.create({ data: { setupId, at, profile, className, people, leftAside: leftAside.length } })
    await record(tx, journalContext(access, at), { kind: 'letters_made', data: { layout, people } })
  })
  return chosen
    .map((person) => ({ person, rank: PROFILES.indexOf(person.profile), name: nameKey(person) }))
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        compareClasses(one.person.className, other.person.className) ||
        (one.name < other.name ? -1 : 1),
    )
    .map(({ person: { lastName, firstName, className } }) => ({ lastName, firstName, className }))
}

function nameKey({ lastName, firstName }: Recipient): string {
  return sortKey(`${lastName} ${firstName}`)
}
