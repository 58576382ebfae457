import 'server-only'
import type { Contact } from '@/domain/establishment/contact'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { record } from '@/server/journal'

/**
 * Writes the establishment's contact if it is still the one that the person had before their eyes; an equal one leaves
 * no trace in the journal. Gives whether anything changed. Refuses `changed`, with the contact as it stands.
 */
export async function saveContact(
  access: EstablishmentAccess<'configure'>,
  change: { contact: Contact; seen: Contact; at: Date },
): Promise<Result<boolean, { reason: 'changed'; current: Contact }>> {
  const { contact, seen, at } = change
  return db().$transaction(async (tx) => {
    const { count } = await tx.establishment.updateMany({
      where: { uai: access.uai, ...columns(seen) },
      data: columns(contact),
    })
    if (count === 0) {
      const stored = await tx.establishment.findUniqueOrThrow({
        where: { uai: access.uai },
        select: { contactName: true, contactPhone: true, contactEmail: true },
      })
      const current = { name: stored.contactName, telephone: stored.contactPhone, email: stored.contactEmail }
      return isSame(current, contact) ? accept(false) : refuse({ reason: 'changed', current })
    }
    if (isSame(seen, contact)) return accept(false)
    await record(tx, journalContext(access, at), { kind: 'contact_changed', data: {} })
    return accept(true)
  })
}

function columns({ name, telephone, email }: Contact) {
  return { contactName: name, contactPhone: telephone, contactEmail: email }
}

function isSame(one: Contact, other: Contact): boolean {
  return one.name === other.name && one.telephone === other.telephone && one.email === other.email
}
