import { cn } from '@/lib/cn'

/** A grey block where something will be; its size is given by classes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn('block animate-pulse rounded-control bg-line', className)} />
}

type SkeletonListProps = {
  /** What is being fetched: «Chargement des établissements…». */
  label: string
  rows?: number
}

/** A list that is on its way, in its own shape. */
export function SkeletonList({ label, rows = 8 }: SkeletonListProps) {
  return (
    <div className="rounded-card border border-line bg-raised shadow-card">
      <p role="status" className="sr-only">
        {label}
      </p>
      <div className="h-10 rounded-t-card bg-sunken" />
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex items-center gap-6 border-t border-line px-4 py-3">
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="h-4 w-1/5" />
          <Skeleton className="ml-auto h-4 w-16" />
        </div>
      ))}
    </div>
  )
}
