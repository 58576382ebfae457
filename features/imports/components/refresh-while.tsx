'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { stayOnPage } from '@/components/layout/stay-on-page'
import { watchServer } from '@/components/layout/watch-server'

/**
 * Reads the page again every so many seconds, as long as it is shown; without JavaScript the browser does. A page asked of
 * a server that is away would become the browser's own error: it is asked first whether it is there.
 */
export function RefreshWhile({ seconds }: { seconds: number }) {
  const router = useRouter()
  const [isAway, setIsAway] = useState(false)
  useEffect(() => {
    let isCut = false
    const onAnswer = (isThere: boolean) => {
      setIsAway(!isThere)
      if (isThere && isCut) window.location.reload()
      else if (isThere) router.refresh()
    }
    const ends = [stayOnPage(() => (isCut = true)), watchServer(onAnswer, { seconds })]
    return () => {
      for (const end of ends) end()
    }
  }, [router, seconds])
  return (
    <>
      <p role="status" className="mt-2 text-sm text-danger empty:hidden">
        {isAway && 'Passerelle ne répond pas pour l’instant. Cette page essaie de nouveau d’elle-même.'}
      </p>
      <noscript>
        <meta httpEquiv="refresh" content={String(seconds)} />
      </noscript>
    </>
  )
}
