'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { Contact } from '@/domain/establishment/contact'
import { fieldError, IDLE, typedValue, type FormAction } from '@/lib/action-state'

const IDS = { name: 'contact-name', telephone: 'contact-telephone', email: 'contact-email' }

type ContactFormProps = {
  action: FormAction
  contact: Contact
}

/** Whom the academy calls: name, telephone, e-mail. */
export function ContactForm({ action, contact }: ContactFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const field = (name: keyof Contact) => ({
    id: IDS[name],
    name,
    defaultValue: typedValue(state, name, contact[name] ?? ''),
    error: fieldError(state, name),
  })
  return (
    <form action={formAction} noValidate>
      <FormSummary state={state} idOf={IDS} />
      <input type="hidden" name="seenName" value={contact.name ?? ''} />
      <input type="hidden" name="seenTelephone" value={contact.telephone ?? ''} />
      <input type="hidden" name="seenEmail" value={contact.email ?? ''} />
      <div className="space-y-4">
        <TextInput {...field('name')} label="Nom" hint="La personne qui fait le raccordement." autoComplete="off" />
        <TextInput {...field('telephone')} label="Téléphone" type="tel" autoComplete="off" />
        <TextInput {...field('email')} label="Adresse électronique" type="email" autoComplete="off" />
      </div>
      <SubmitButton size="sm" className="mt-4">
        Enregistrer le contact
      </SubmitButton>
    </form>
  )
}
