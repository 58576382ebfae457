import type { Metadata } from 'next'
import { NOT_FOUND_TITLE, NotFoundMessage } from '@/components/layout/not-found-message'
import { PlainPage } from '@/components/layout/plain-page'

export const metadata: Metadata = { title: 'Page introuvable' }

export default function NotFound() {
  return (
    <PlainPage title={NOT_FOUND_TITLE}>
      <NotFoundMessage />
    </PlainPage>
  )
}
