import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { routes } from '@/lib/routes'
import { Logo } from './logo'
import { watchUntilThere } from './watch-server'

type CrashMessageProps = { error: unknown; retry: () => void }

const ASKED_EVERY_S = 2

/**
 * What is said when something unforeseen stopped a page: never the error itself, only the mark under which it is logged. A
 * page that was cut because the server is away comes back with it; any other is not tried again by itself.
 */
export function CrashMessage({ error, retry }: CrashMessageProps) {
  const [isAway, setIsAway] = useState(false)
  // Asked again of each error: a page that is retried in vain has another one.
  useEffect(() => {
    const onAnswer = (isThere: boolean, wasAway: boolean) => {
      if (isThere && wasAway) retry()
      else setIsAway(!isThere)
    }
    return watchUntilThere(onAnswer, ASKED_EVERY_S)
  }, [error, retry])
  return (
    <div role="alert" className="mx-auto w-full max-w-2xl px-4 py-12">
      <Logo className="size-10" />
      <h1 className="mt-5 text-2xl">Cette page n’a pas pu s’afficher</h1>
      {isAway ? (
        <p className="mt-3">Passerelle ne répond pas pour l’instant. Cette page essaie de nouveau d’elle-même.</p>
      ) : (
        <Unforeseen mark={digestOf(error)} retry={retry} />
      )}
    </div>
  )
}

function Unforeseen({ mark, retry }: { mark: string | null; retry: () => void }) {
  return (
    <>
      <p className="mt-3">
        Un problème que nous n’avions pas prévu l’a interrompue&nbsp;; ce qui était déjà enregistré l’est toujours.
        Réessayez dans un instant{mark ? '\u00a0; si cela recommence, donnez ce repère à l’assistance\u00a0:' : '.'}
      </p>
      {mark && (
        <p className="mt-3">
          <code className="rounded-control border border-line bg-sunken px-3 py-1.5 font-mono select-all">{mark}</code>
        </p>
      )}
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <Button variant="primary" onClick={retry}>
          Réessayer
        </Button>
        {/* A full load, not the router's: its state may be what is broken. */}
        <a href={routes.home()} className="text-accent underline underline-offset-[0.2em]">
          Revenir à l’accueil
        </a>
      </div>
    </>
  )
}

function digestOf(error: unknown): string | null {
  const isMarked = error instanceof Error && 'digest' in error && typeof error.digest === 'string'
  return isMarked ? String(error.digest) : null
}
