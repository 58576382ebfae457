import { PageHeader } from '@/components/layout/page-header'
import { StateBadge } from '@/components/ui/state-badge'
import { TextLink } from '@/components/ui/text-link'
import type { Contact } from '@/domain/establishment/contact'
import { formatSchoolYear } from '@/domain/school-year/school-year'
import { SETUP_STATES } from '@/features/establishments/presentation'
import type { EstablishmentView } from '@/features/establishments/queries'
import { routes } from '@/lib/routes'

type EstablishmentHeaderProps = {
  establishment: EstablishmentView
  /** For who has more than one establishment to look at. */
  hasList: boolean
}

/** The head of every page of one establishment. */
export function EstablishmentHeader({ establishment, hasList }: EstablishmentHeaderProps) {
  const { uai, name, city, ent, schoolYear, state, contact } = establishment
  const facts = [
    uai,
    city,
    ent ? `ENT : ${ent.name}, ${ent.vendor}` : 'ENT non choisi',
    `Année ${formatSchoolYear(schoolYear)}`,
  ]
  return (
    <PageHeader
      title={name}
      breadcrumb={hasList ? [{ label: 'Établissements', href: routes.establishments() }] : []}
      badges={<StateBadge state={state}>{SETUP_STATES[state].label}</StateBadge>}
      subtitle={
        <>
          {facts.join(' · ')}
          <ContactLine contact={contact} />
        </>
      }
    />
  )
}

function ContactLine({ contact: { name, telephone, email } }: { contact: Contact }) {
  if (!name && !telephone && !email) return null
  return (
    <span className="block text-sm">
      Contact&nbsp;: {name}
      {telephone && (
        <>
          {name && ' · '}
          <a href={`tel:${telephone.replaceAll(' ', '')}`} className="text-accent underline underline-offset-[0.2em]">
            {telephone}
          </a>
        </>
      )}
      {email && (
        <>
          {(name ?? telephone) && ' · '}
          <TextLink href={`mailto:${email}`}>{email}</TextLink>
        </>
      )}
    </span>
  )
}
