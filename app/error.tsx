'use client'

import { CrashMessage } from '@/components/layout/crash-message'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main>
      <CrashMessage error={error} retry={retry} />
    </main>
  )
}
