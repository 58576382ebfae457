import { TextLink } from '@/components/ui/text-link'

type PairingContentsProps = {
  /** The list of people stands on the page, or what opens it. */
  hasPeople: boolean
  hasReasons: boolean
  hasCurve: boolean
}

/** What stands on the page, in its order: a long one, of which most come for one part. */
export function PairingContents({ hasPeople, hasReasons, hasCurve }: PairingContentsProps) {
  const parts = [
    ...(hasReasons ? [{ href: '#reasons', label: 'Que faire' }] : []),
    { href: '#counts', label: 'Par profil et par classe' },
    ...(hasCurve ? [{ href: '#adoption', label: 'Jour après jour' }] : []),
    ...(hasPeople ? [{ href: '#unpaired', label: 'Qui n’est pas apparié' }] : []),
  ]
  return (
    <nav aria-label="Sur cette page" className="print:hidden">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {parts.map(({ href, label }) => (
          <li key={href}>
            <TextLink href={href}>{label}</TextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
