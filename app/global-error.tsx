'use client'

import './globals.css'
import { CrashMessage } from '@/components/layout/crash-message'
import { fontClassName } from '@/components/layout/font'

/** Stands in for the whole document when the root layout itself fails. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="fr" className={fontClassName}>
      <body>
        <title>Page indisponible · Passerelle</title>
        <main>
          <CrashMessage error={error} retry={retry} />
        </main>
      </body>
    </html>
  )
}
