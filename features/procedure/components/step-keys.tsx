'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useLayoutEffect, useRef } from 'react'

type StepKeysProps = {
  previous: string | null
  next: string | null
  /** The open step; the heading of id `heading` is its own. */
  current: string
  heading: string
}

/** Elements that have a use of their own for the arrows. */
const USES_ARROWS = 'input, textarea, select, summary, [contenteditable], [role="region"][tabindex]'

/** ← and → open the neighbours of a step. No letters: single-letter shortcuts could not be switched off (RGAA 12.10). */
export function StepKeys({ previous, next, current, heading }: StepKeysProps) {
  const router = useRouter()
  const isOnItsWay = useRef(false)
  // What had the focus may be gone with the step that was left; the heading says which one came.
  useEffect(() => {
    if (isOnItsWay.current) document.getElementById(heading)?.focus()
    isOnItsWay.current = false
  }, [current, heading])
  // Together with the new address: after it, a quick second press would still act on the step that was left.
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (event.target instanceof Element && event.target.closest(USES_ARROWS)) return
      const href = event.key === 'ArrowLeft' ? previous : event.key === 'ArrowRight' ? next : null
      if (!href) return
      isOnItsWay.current = true
      router.push(href)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [router, previous, next])
  return null
}
