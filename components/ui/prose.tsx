import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

/** Running text, at a width that reads well. */
export function Prose({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn('prose', className)}>{children}</div>
}
