import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { OutcomeBadge } from '@/features/portal-imports/components/outcome-badge'
import { countInWords, MODE_LABELS, tellOutcome, tellWarning } from '@/features/portal-imports/presentation'
import type { PortalImportView } from '@/features/portal-imports/queries'
import { routes } from '@/lib/routes'

type PortalImportsCardProps = {
  uai: string
  /** The last one that stands; null while none was noted. */
  latest: PortalImportView | null
  canNote: boolean
}

/** Whether the ENT has the identifiers, and since when. */
export function PortalImportsCard({ uai, latest, canNote }: PortalImportsCardProps) {
  if (!latest) {
    return (
      <Card id="imports-ent" title="Imports dans l’ENT">
        <EmptyState
          icon="history"
          title="Aucun import n’est noté"
          actions={canNote && <ButtonLink href={routes.portalImports(uai)}>Noter un import</ButtonLink>}
          className="py-4"
        >
          Quand les identifiants exportés de PRONOTE sont importés dans l’ENT, notez-le ici&nbsp;: sa date dit qui est
          arrivé depuis.
        </EmptyState>
      </Card>
    )
  }
  const { outcome, warnings } = latest.judgement
  const doubts = [
    ...(outcome === 'done' ? [] : [tellOutcome(outcome, latest).remedy]),
    ...warnings.map((warning) => tellWarning(warning).detail),
  ]
  return (
    <Card
      id="imports-ent"
      title="Imports dans l’ENT"
      actions={<TextLink href={routes.portalImports(uai)}>{canNote ? 'Noter un import' : 'Tous les imports'}</TextLink>}
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <OutcomeBadge one={latest} />
        <span>
          Le dernier&nbsp;: {MODE_LABELS[latest.mode].toLowerCase()}, le <Time at={latest.at} />
          {latest.count !== null && `, ${countInWords(latest.count)}`}
          {latest.interrupted && outcome !== 'interrupted' && ', interrompu'}
        </span>
      </p>
      {doubts.map((doubt) => (
        <p key={doubt} className="mt-2 text-sm text-ink-muted">
          {doubt}
        </p>
      ))}
    </Card>
  )
}
