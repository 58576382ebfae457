'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { NOTICE_COOKIE, type Notice } from '@/lib/notice'

/** Says once that an act is done, over the foot of the page, until it is closed or another page is opened. */
export function NoticeToast({ notice }: { notice: Notice | null }) {
  const pathname = usePathname()
  const [said, setSaid] = useState({ notice, pathname })
  if (notice && notice.key !== said.notice?.key) setSaid({ notice, pathname })
  const shown = said.pathname === pathname ? said.notice : null

  useEffect(() => {
    if (notice) document.cookie = `${NOTICE_COOKIE}=; Path=/; Max-Age=0`
  }, [notice])

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
            onClick={() => setSaid({ notice: null, pathname })}
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
