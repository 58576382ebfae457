import type { ReactNode } from 'react'

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-sm border border-b-2 border-line-strong bg-raised px-1.5 font-sans text-xs whitespace-nowrap">
      {children}
    </kbd>
  )
}
