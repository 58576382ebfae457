import { Alert } from '@/components/ui/alert'
import { Time } from '@/components/ui/time'
import { ValueToType } from '@/components/ui/value-to-type'
import type { StepMessage as Message } from '@/domain/procedure/procedure'
import type { StepStanding } from '@/domain/procedure/standing'
import { fillTemplate, placeholdersOf } from '@/domain/procedure/template'
import { ActForm } from '@/features/procedure/components/act-form'
import { MissingField } from '@/features/procedure/components/filled-text'
import { fieldToComplete, isDone, type ProcedureContext } from '@/features/procedure/components/procedure-context'
import { formatAgo } from '@/lib/dates'

type StepMessageProps = { one: StepStanding; message: Message; context: ProcedureContext }

/** The message to somebody who is not on Passerelle: ready to copy, and the date on which it was sent. */
export function StepMessage({ one, message, context }: StepMessageProps) {
  const { configuration, version } = context.setup
  const names = placeholdersOf(`${message.subject} ${message.body}`)
  const fields = names.map((name) => fieldToComplete(name, configuration)).filter((field) => field !== null)
  const lacksEnt = names.includes('entName') && context.texts.entName === null
  return (
    <section aria-labelledby="message" className="space-y-3 rounded-card border border-line p-4">
      <h3 id="message" className="text-base">
        Message à envoyer
      </h3>
      <p>À&nbsp;: {message.to}</p>
      {(fields.length > 0 || lacksEnt) && (
        <Alert tone="warning" title="Il manque des valeurs dans ce message">
          <ul>
            {[...new Set(fields)].map((field) => (
              <li key={field}>
                <MissingField uai={context.uai} field={field} />
              </li>
            ))}
            {lacksEnt && (
              <li>Le nom de l’ENT&nbsp;: c’est l’académie qui le choisit, dans la fiche de l’établissement.</li>
            )}
          </ul>
        </Alert>
      )}
      <ValueToType label="Objet" value={fillTemplate(message.subject, context.texts)} />
      <ValueToType label="Texte" value={fillTemplate(message.body, context.texts)} isMultiline />
      {one.requestedAt && (
        <p>
          Demande envoyée le <Time at={one.requestedAt} />, {formatAgo(one.requestedAt, context.now)}.
        </p>
      )}
      {context.acts && (
        <ActForm
          id="demande"
          action={context.acts.request}
          hidden={{ step: one.step.key, version }}
          isOffered={!isDone(one) && one.state !== 'not_applicable'}
          isSettled={one.requestedAt !== null}
          submit={{
            label: one.requestedAt ? 'J’ai renvoyé ce message' : 'J’ai envoyé ce message',
            icon: 'mail',
            variant: 'secondary',
          }}
        />
      )}
    </section>
  )
}
