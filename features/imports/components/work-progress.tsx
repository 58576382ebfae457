import { ProgressBar } from '@/components/ui/progress-bar'
import type { RowProgress } from '@/features/imports/queries'
import { progressText } from '@/features/settlements/presentation'
import { RefreshWhile } from './refresh-while'

/** How many rows a work under way has done, of how many, and how long it still takes; read again by itself. */
export function WorkProgress({ progress, now }: { progress: RowProgress; now: Date }) {
  const { rowsDone, rows } = progress
  return (
    <>
      <ProgressBar label="Lignes traitées" value={rowsDone} max={rows} text={progressText(progress, now)} />
      <RefreshWhile seconds={2} />
    </>
  )
}
