import { ActionButton } from '@/components/ui/action-button'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { accountsOf, entPeopleCounts, entRowCounts } from '@/features/ent-lists/presentation'
import type { EntListDetail } from '@/features/ent-lists/queries'
import { CountsList } from '@/features/imports/components/counts-list'
import type { ActionState } from '@/lib/action-state'
import { formatDateTime } from '@/lib/dates'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { LeftOutCard } from './left-out-card'
import { RecognisedEntListCard } from './recognised-ent-list-card'

type Act = (state: ActionState, form: FormData) => Promise<ActionState>
type EntListReviewProps = { found: EntListDetail; keep: Act; drop: Act }

/** What was read of a list of the ENT, before it is kept. */
export function EntListReview({ found, keep, drop }: EntListReviewProps) {
  const { counts, id } = found
  const former = counts.byProfile.reduce((sum, profile) => sum + profile.former, 0)
  return (
    <div className="space-y-6">
      <Card
        title="À confirmer"
        id="decision"
        emphasis="accent"
        description={`Rien n’est encore gardé. Sans confirmation, cette liste sera oubliée le ${formatDateTime(found.expiresAt)}.`}
      >
        <p className="mb-4 max-w-3xl">
          {formatNumber(counts.accounts)} {plural(counts.accounts, 'compte', 'comptes')} {accountsOf(counts)}
          {former > 0 ? `, à la place des ${formatNumber(former)} connus jusqu’ici.` : '.'}
        </p>
        {counts.people.unknown > counts.people.known / 2 && (
          <Alert tone="warning" title="La plupart des personnes connues ne sont pas dans cette liste" className="mb-4">
            <p>
              Vérifiez qu’elle vient bien de cet établissement et qu’elle est entière&nbsp;: sinon, ces personnes seront
              dites inconnues de l’ENT.
            </p>
          </Alert>
        )}
        {counts.shared > 0 && (
          <Alert tone="warning" title="Des identifiants de l’ENT sont portés par plusieurs comptes" className="mb-4">
            <p>
              {formatNumber(counts.shared)} {plural(counts.shared, 'compte reprend', 'comptes reprennent')}{' '}
              l’identifiant d’un autre&nbsp;: signalez-le à l’administrateur de l’ENT, PRONOTE ne peut pas les
              distinguer.
            </p>
          </Alert>
        )}
        <div className="flex flex-wrap items-start gap-3">
          <ActionButton action={keep} fields={{ listId: id }} variant="primary" icon="check">
            Garder cette liste
          </ActionButton>
          <ActionButton action={drop} fields={{ listId: id }} icon="x">
            Abandonner
          </ActionButton>
        </div>
      </Card>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Card
          title="Les lignes"
          id="row-counts"
          description={`La liste compte ${formatNumber(counts.rows)} ${plural(counts.rows, 'ligne', 'lignes')}\u00a0; ces nombres font ce total.`}
        >
          <CountsList lines={entRowCounts(counts)} />
        </Card>
        <Card
          title="Les personnes"
          id="people-counts"
          description={`${formatNumber(counts.people.known)} ${plural(counts.people.known, 'personne connue', 'personnes connues')} de PRONOTE dans ces profils\u00a0; ce que la liste en dit.`}
        >
          <CountsList lines={entPeopleCounts(counts)} />
        </Card>
      </div>
      <LeftOutCard leftOut={found.leftOut} total={counts.leftOut} />
      <RecognisedEntListCard recognised={found.recognised} />
    </div>
  )
}
