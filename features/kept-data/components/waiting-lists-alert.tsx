import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { LIST_ORIGINS, waitingSentence, waitingTitle } from '@/features/kept-data/presentation'
import type { WaitingList } from '@/features/kept-data/queries'
import { listName } from '@/features/imports/presentation'
import { routes } from '@/lib/routes'

/** Which lists that wait go with the person who is erased. Nothing is drawn when none does. */
export function WaitingListsAlert({ uai, lists }: { uai: string; lists: WaitingList[] }) {
  if (lists.length === 0) return null
  return (
    <Alert tone="warning" title={waitingTitle(lists.length)} className="mb-4">
      <ul className="list-disc space-y-1 pl-5">
        {lists.map(({ key, fileName, of, createdAt }) => (
          <li key={key} className="wrap-anywhere">
            {listName(fileName)}, {LIST_ORIGINS[of]}, apportée le <Time at={createdAt} />
          </li>
        ))}
      </ul>
      <p>
        {waitingSentence(lists.length)} <TextLink href={routes.identifiers(uai)}>Voir les listes en attente</TextLink>
      </p>
    </Alert>
  )
}
