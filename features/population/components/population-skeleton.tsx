import { PageHeader } from '@/components/layout/page-header'
import { Skeleton, SkeletonList } from '@/components/ui/skeleton'

/** The list while it is on its way, in its own shape. */
export function PopulationSkeleton() {
  return (
    <>
      <PageHeader title="Établissements" />
      <Skeleton className="mb-4 h-36 w-full" />
      <SkeletonList label="Chargement des établissements…" rows={12} />
    </>
  )
}
