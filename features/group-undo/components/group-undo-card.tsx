import { Disclosure } from '@/components/ui/disclosure'
import { SubmitButton } from '@/components/ui/submit-button'
import { undoableText } from '@/features/group-undo/presentation'
import type { GroupUndo } from '@/features/group-undo/queries'
import { GroupActForm, type GroupAction } from '@/features/import-groups/components/group-act-form'
import { ReopenGroupForm } from '@/features/import-groups/components/reopen-group-form'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { RefusedUndos } from './refused-undos'

type GroupUndoCardProps = {
  groupId: string
  undo: GroupUndo
  /** Whether some are undone already: why the others are not is then what one wants to read. */
  hasUndone: boolean
  actions: { undo: GroupAction; reopen: GroupAction }
}

/** What can be undone at once of what a list of several establishments wrote, and why the rest cannot. */
export function GroupUndoCard({ groupId, undo: { undoable, refused }, hasUndone, actions }: GroupUndoCardProps) {
  const closed = undoable.filter(({ isOpen }) => !isOpen).length
  return (
    <>
      {undoable.length > 0 && (
        <Disclosure look="boxed" summary="Annuler les imports de cette liste" id="undo">
          <p className="mb-4 max-w-3xl">{undoableText(undoable)}</p>
          {closed > 0 ? (
            <ReopenGroupForm action={actions.reopen} groupId={groupId} act="undo" closed={closed} />
          ) : (
            <GroupActForm action={actions.undo} groupId={groupId}>
              <SubmitButton variant="secondary" icon="undo" pendingLabel="Annulation en cours…">
                {undoable.length === 1 ? 'Annuler l’import' : `Annuler les ${formatNumber(undoable.length)} imports`}
              </SubmitButton>
            </GroupActForm>
          )}
        </Disclosure>
      )}
      {refused.length > 0 && (
        <Disclosure
          look="boxed"
          isOpen={hasUndone}
          summary={`${formatNumber(refused.length)} ${plural(refused.length, 'import ne peut pas être annulé', 'imports ne peuvent pas être annulés')}`}
          id="refused-undos"
        >
          <RefusedUndos refused={refused} />
        </Disclosure>
      )}
    </>
  )
}
