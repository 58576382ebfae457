import 'server-only'
import { headers } from 'next/headers'

/**
 * Whether a page that is open asks for this one through its router, rather than the browser by itself. Only then may a
 * part of it come late behind a skeleton: a browser without JavaScript would show the skeleton for ever.
 */
export async function isSoftNavigation(): Promise<boolean> {
  return (await headers()).get('sec-fetch-dest') === 'empty'
}
