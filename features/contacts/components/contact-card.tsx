import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Disclosure } from '@/components/ui/disclosure'
import { TextLink } from '@/components/ui/text-link'
import type { Contact } from '@/domain/establishment/contact'
import { ContactForm } from '@/features/contacts/components/contact-form'
import type { FormAction } from '@/lib/action-state'

type ContactCardProps = {
  contact: Contact
  /** Null for those who may only read. */
  change: FormAction | null
}

/** Whom to call at the establishment. */
export function ContactCard({ contact, change }: ContactCardProps) {
  const { name, telephone, email } = contact
  const isEmpty = !name && !telephone && !email
  return (
    <Card
      id="contact"
      title="Contact"
      description="La personne qui fait le raccordement, pour que l’assistance la joigne."
    >
      {isEmpty ? (
        <p className="mb-2 text-ink-muted">Aucun contact n’est encore donné.</p>
      ) : (
        <DescriptionList
          items={[
            { term: 'Nom', value: name },
            { term: 'Téléphone', value: telephone },
            { term: 'Adresse électronique', value: email && <TextLink href={`mailto:${email}`}>{email}</TextLink> },
          ]}
        />
      )}
      {change && (
        <Disclosure summary={isEmpty ? 'Donner un contact' : 'Modifier le contact'} className="print:hidden">
          <ContactForm action={change} contact={contact} />
        </Disclosure>
      )}
    </Card>
  )
}
