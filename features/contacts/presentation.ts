import { CONTACT_NAME_MAX_LENGTH, type ContactFault } from '@/domain/establishment/contact'

/** Why a part of a contact is refused, and what is expected. */
export const CONTACT_SENTENCES = {
  name_too_long: `Ce nom est trop long : ${CONTACT_NAME_MAX_LENGTH} caractères au plus.`,
  telephone_malformed:
    'Ce numéro de téléphone n’est pas complet. Attendu : dix chiffres (05 61 00 00 00), ou un numéro international qui commence par « + ».',
  email_malformed:
    'Cette adresse électronique n’est pas complète. Attendu : un nom, une arobase et un domaine (ce.0311238c@ac-toulouse.fr).',
} satisfies Record<ContactFault, string>
