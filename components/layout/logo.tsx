import { cn } from '@/lib/cn'

/** A footbridge: an arched deck, its hangers, the water under it. The same drawing as `app/icon.svg`. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className={cn('size-8 shrink-0', className)}>
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <g fill="none" strokeLinecap="round" strokeLinejoin="round" className="stroke-on-solid">
        <path d="M4.5 20.5c5-3 18-3 23 0" strokeWidth="2.6" />
        <path d="M4.5 20.5C8 7.5 24 7.5 27.5 20.5" strokeWidth="2.2" />
        <path d="M10.5 13.3v5.2M16 11v7.2M21.5 13.3v5.2" strokeWidth="1.7" />
        <path d="M7 25.5c1.5 1.2 3 1.2 4.5 0s3-1.2 4.5 0 3 1.2 4.5 0 3-1.2 4.5 0" strokeWidth="1.7" />
      </g>
    </svg>
  )
}
