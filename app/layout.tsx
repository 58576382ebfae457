import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { fontClassName } from '@/components/layout/font'
import './globals.css'

/** Every page is drawn for one request: its content security policy carries a nonce, and nothing reads data at build. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Passerelle', template: '%s — Passerelle' },
  description: 'Le raccordement de PRONOTE à l’ENT, étape par étape.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="fr" className={fontClassName}>
      <body>{children}</body>
    </html>
  )
}
