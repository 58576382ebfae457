import { Card } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import { erasedWords } from '@/features/kept-data/presentation'
import type { KeptData } from '@/features/kept-data/queries'

/** What is not kept any more: its counts, and that people were erased at their request. */
export function ErasedCard({ erased, onRequest }: Pick<KeptData, 'erased' | 'onRequest'>) {
  if (erased.length === 0 && onRequest.length === 0) return null
  return (
    <Card id="efface" title="Déjà effacé" description="Seuls restent ces nombres et ces dates.">
      <ul className="divide-y divide-line">
        {erased.map(({ at, schoolYear, why, people, paired }) => (
          <li key={at.toISOString()} className="py-2">
            <Time at={at} />
            {`\u00a0: ${erasedWords({ schoolYear, why, people, paired })}.`}
          </li>
        ))}
        {onRequest.map(({ key, at, reason, returnedAt }) => (
          <li key={key} className="py-2">
            <Time at={at} />
            {'\u00a0: une personne, à sa demande.'}
            <span className="block text-sm text-ink-muted">«&nbsp;{reason}&nbsp;»</span>
            {returnedAt && (
              <span className="block text-sm font-semibold text-warning">
                Une liste de PRONOTE l’a fait revenir le <Time at={returnedAt} />. Retirez-la d’abord de PRONOTE, puis
                effacez-la de nouveau.
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
