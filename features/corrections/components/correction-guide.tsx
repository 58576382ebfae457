import { ActionButton } from '@/components/ui/action-button'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { CorrectionSubject } from '@/features/corrections/queries'
import { PROFILE_LABELS, profileWords } from '@/features/establishments/presentation'
import { personName } from '@/features/imports/presentation'
import { LIST_PATHS } from '@/features/list-refusals/presentation'
import type { ActionState } from '@/lib/action-state'
import { routes } from '@/lib/routes'

type Act = (state: ActionState, form: FormData) => Promise<ActionState>
type CorrectionGuideProps = { uai: string; subject: CorrectionSubject; undo: Act; keep: Act }

/** A wrong pairing, undone step by step: which cell to clear in PRONOTE, then what proves it. */
export function CorrectionGuide({ uai, subject, undo, keep }: CorrectionGuideProps) {
  const { casId, waiting } = subject
  const name = personName(subject)
  return (
    <div className="mt-2 space-y-6">
      <h2 className="text-2xl wrap-anywhere">Défaire l’appariement de {name}</h2>
      <OwnerCard uai={uai} subject={subject} />
      {waiting ? (
        <Alert
          tone="warning"
          title="Correction en attente"
          actions={
            <ActionButton action={keep} fields={{ correctionId: waiting.id }} icon="undo">
              Annuler&nbsp;: l’appariement était bon
            </ActionButton>
          }
        >
          <p>
            Signalée le <Time at={waiting.askedAt} /> par {waiting.byName}. Elle sera prouvée par la première liste où
            l’identifiant CAS de cette personne est vide, ou un autre.
          </p>
        </Alert>
      ) : (
        <Card title={`${name} porte cet identifiant à tort`} id="undo" emphasis="accent">
          <p className="mb-4 max-w-3xl">
            Signalez-le&nbsp;: la correction sera suivie jusqu’à la liste qui la prouve. Rien n’est changé dans PRONOTE
            d’ici&nbsp;: les trois étapes ci-dessous restent à faire.
          </p>
          <ActionButton action={undo} fields={{ personKey: subject.key, casId }} variant="primary" icon="check">
            Suivre cette correction
          </ActionButton>
        </Card>
      )}
      <Steps uai={uai} subject={subject} />
    </div>
  )
}

/** Whose the identifier could be: what decides which of several people wrongly holds it. */
function OwnerCard({ uai, subject: { casId, sharedWith, accounts } }: Pick<CorrectionGuideProps, 'uai' | 'subject'>) {
  if (sharedWith.length === 0 && accounts.length === 0) return null
  return (
    <Card title="À qui est cet identifiant" id="owner">
      {accounts.length > 0 ? (
        <p>
          D’après la liste de l’ENT, <code className="wrap-anywhere">{casId}</code> est le compte de{' '}
          <strong>
            {accounts
              .map(({ lastName, firstName, className }) =>
                [`${lastName} ${firstName}`, className].filter(Boolean).join(', '),
              )
              .join(' ; ')}
          </strong>
          .
        </p>
      ) : (
        <p>
          Aucune liste de l’ENT ne le dit. <TextLink href={routes.entLists(uai)}>Apportez-la</TextLink>, ou regardez sa
          fiche dans l’ENT.
        </p>
      )}
      {sharedWith.length > 0 && (
        <ul className="mt-3 space-y-1">
          {sharedWith.map((other) => (
            <li key={other.key} className="wrap-anywhere">
              Porté aussi par {personName(other)}, {profileWords(other)}.{' '}
              <TextLink href={routes.correction(uai, other.key)}>C’est plutôt cette personne qui l’a à tort</TextLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Steps({ uai, subject }: Pick<CorrectionGuideProps, 'uai' | 'subject'>) {
  const { profile, lastName, firstName, className, casId } = subject
  return (
    <ol className="space-y-4">
      <li>
        <Card title="1. Vider la cellule dans PRONOTE" id="step-clear" level={3}>
          <DescriptionList
            items={[
              { term: 'Liste', value: `${LIST_PATHS[profile]}, dans le Client PRONOTE` },
              { term: 'Ligne', value: [lastName, firstName, className].filter(Boolean).join(' ') || subject.pronoteId },
              { term: 'Colonne', value: 'Identifiant CAS («\u00a0Id. CAS\u00a0» dans les versions récentes)' },
              { term: 'Valeur à effacer', value: <code className="wrap-anywhere">{casId}</code> },
            ]}
          />
          <p className="mt-3 text-ink-muted">
            La colonne se montre avec le bouton en haut à droite de la liste. N’effacez que cette cellule&nbsp;: celle
            de l’identifiant PRONOTE doit rester.
          </p>
        </Card>
      </li>
      <li>
        <Card title="2. Se connecter de nouveau depuis l’ENT" id="step-sign-in" level={3}>
          <p>
            Que cette personne se déconnecte, puis ouvre PRONOTE depuis l’ENT, avec son propre compte. PRONOTE écrira le
            bon identifiant dans la cellule.
          </p>
        </Card>
      </li>
      <li>
        <Card title="3. Apporter la liste suivante" id="step-prove" level={3}>
          <p>
            La liste {`des ${PROFILE_LABELS[profile].many}`} montrera la cellule vide, ou un autre identifiant&nbsp;: la
            correction sera alors prouvée.
          </p>
          <ButtonLink href={routes.identifiers(uai)} icon="upload" className="mt-3">
            Apporter une liste
          </ButtonLink>
        </Card>
      </li>
    </ol>
  )
}
