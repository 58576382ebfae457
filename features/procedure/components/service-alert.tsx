import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { ServiceInterruption } from '@/domain/procedure/service-interruption'
import { ActForm } from '@/features/procedure/components/act-form'
import type { Act } from '@/features/procedure/components/procedure-context'
import { cn } from '@/lib/cn'
import { formatSince } from '@/lib/dates'
import { routes } from '@/lib/routes'

type ServiceAlertProps = {
  uai: string
  version: number
  /** Null when PRONOTE runs. */
  interruption: ServiceInterruption | null
  now: Date
  /** Null for those who may only read. */
  resume: Act | null
}

/** PRONOTE is cut for everybody: since when, and how to put it back without finishing. */
export function ServiceAlert({ uai, version, interruption, now, resume }: ServiceAlertProps) {
  return (
    <section
      aria-label="Publication de PRONOTE"
      className={cn('print:hidden', interruption && 'mb-5 rounded-card border border-warning-line bg-warning-soft p-4')}
    >
      {interruption && (
        <>
          <p className="flex gap-2 font-semibold text-warning">
            <Icon name="alert-triangle" className="mt-0.5 size-5" />
            La publication est arrêtée {formatSince(interruption.since, now)}&nbsp;: PRONOTE est coupé pour tous.
          </p>
          <p className="mt-1">
            Arrêtée le <Time at={interruption.since} />. Le service revient quand l’étape{' '}
            <TextLink href={routes.procedure(uai, interruption.restore)}>«&nbsp;Publier la base&nbsp;»</TextLink> est
            cochée.
          </p>
        </>
      )}
      {resume && (
        <ActForm
          id="remettre-en-service"
          action={resume}
          hidden={{ version }}
          isOffered={interruption !== null}
          isSettled={interruption === null}
          summary="Je dois m’arrêter là : remettre en service"
          submit={{ label: 'PRONOTE est remis en service', variant: 'secondary', icon: 'check' }}
        >
          <p className="mb-3">
            Dans PRONOTE.net, cliquez d’abord sur <strong>«&nbsp;Publier la base&nbsp;»</strong> et vérifiez que PRONOTE
            s’ouvre. Dites-le ensuite ici&nbsp;: l’arrêt de la publication sera à refaire quand vous reprendrez, et le
            reste de votre travail est gardé.
          </p>
        </ActForm>
      )}
    </section>
  )
}
