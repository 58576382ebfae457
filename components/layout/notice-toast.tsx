'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { NOTICE_COOKIE, type Notice } from '@/lib/notice'

/** Says once that an act is done, over the foot of the page, until it is closed, another act begins or one goes elsewhere. */
export function NoticeToast({ notice }: { notice: Notice | null }) {
  const place = `${usePathname()}?${useSearchParams()}`
  const [said, setSaid] = useState({ notice, place, isOver: false })
  // A layout stays as it was drawn: what it once had to say is not said anew, here or where one comes back to.
  if (notice && notice.key !== said.notice?.key) setSaid({ notice, place, isOver: false })
  else if (said.place !== place && !said.isOver) setSaid({ ...said, isOver: true })

  useEffect(() => {
    if (notice) document.cookie = `${NOTICE_COOKIE}=; Path=/; Max-Age=0`
  }, [notice])

  useEffect(() => {
    const end = () => setSaid((now) => ({ ...now, isOver: true }))
    // Before the form itself, which may keep the event.
    document.addEventListener('submit', end, { capture: true })
    return () => document.removeEventListener('submit', end, { capture: true })
  }, [])

  const shown = said.isOver ? null : said.notice

  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-40 flex justify-center p-4 print:hidden"
    >
      {shown && (
        <p className="pointer-events-auto flex max-w-xl items-start gap-2 rounded-card border border-success-line bg-success-soft py-2 pr-2 pl-4 font-semibold text-success shadow-lg">
          <Icon name="check-circle" className="mt-1.5 size-5 shrink-0" />
          <span className="min-w-0 py-1 wrap-break-word">{shown.text}</span>
          <button
            type="button"
            onClick={() => setSaid({ ...said, isOver: true })}
            className="grid size-8 shrink-0 place-items-center rounded-control noscript:hidden"
          >
            <Icon name="x" className="size-4" />
            <span className="sr-only">Fermer ce message</span>
          </button>
        </p>
      )}
    </div>
  )
}
