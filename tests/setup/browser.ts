import { vi } from 'vitest'
import { startSession } from '@/server/session'

/** Stands in for the browser that Next's request holds: its cookies and headers, for the code under test. */
const cookies = new Map<string, string>()
const headers = new Headers()

vi.mock('next/headers', () => ({
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (cookies.has(name) ? { name, value: cookies.get(name) } : undefined),
      set: (name: string, value: string) => void cookies.set(name, value),
      delete: (name: string) => void cookies.delete(name),
    }),
  headers: () => Promise.resolve(headers),
}))

vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

/** Thrown where Next would answer 404. */
export class NotFound extends Error {}

/** Thrown where Next would send the browser elsewhere. */
export class Redirected extends Error {
  constructor(readonly to: string) {
    super(`redirected to ${to}`)
  }
}

vi.mock('next/navigation', () => ({
  notFound: () => {
    throw new NotFound('not found')
  },
  redirect: (to: string) => {
    throw new Redirected(to)
  },
  usePathname: () => '/',
  useSearchParams: () => new URLSearchParams(),
  useRouter: () => ({}),
}))

/** Signs the test's browser in, through the application's own session. */
export async function signInAs(account: { id: string }): Promise<void> {
  await startSession(account.id)
}

export function signedOut(): void {
  cookies.clear()
}

export function setHeader(name: string, value: string): void {
  headers.set(name, value)
}

export function forgetBrowser(): void {
  cookies.clear()
  for (const name of [...headers.keys()]) headers.delete(name)
}

/** A form as the browser sends it. */
export function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}
