'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

/**
 * Reads the page again every so many seconds, as long as it is shown; without JavaScript the browser does. A page asked of
 * a server that is away would become the browser's own error: it is asked first whether it is there.
 */
export function RefreshWhile({ seconds }: { seconds: number }) {
  const router = useRouter()
  const [isAway, setIsAway] = useState(false)
  useEffect(() => {
    let isAsking = false
    const ask = async () => {
      if (isAsking) return
      isAsking = true
      const isThere = await fetch('/api/sante', { cache: 'no-store' }).then(
        ({ ok }) => ok,
        () => false,
      )
      isAsking = false
      setIsAway(!isThere)
      if (isThere) router.refresh()
    }
    const timer = setInterval(() => void ask(), seconds * 1000)
    return () => clearInterval(timer)
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
