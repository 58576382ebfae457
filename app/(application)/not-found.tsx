import type { Metadata } from 'next'
import { NOT_FOUND_TITLE, NotFoundMessage } from '@/components/layout/not-found-message'
import { PageHeader } from '@/components/layout/page-header'

export const metadata: Metadata = { title: 'Page introuvable' }

/** Inside the frame of who is signed in, which has its own header and `main`. */
export default function ApplicationNotFound() {
  return (
    <>
      <PageHeader title={NOT_FOUND_TITLE} />
      <NotFoundMessage />
    </>
  )
}
