import { cutWhole } from '@/lib/cut-whole'

const LONGEST = 200

/**
 * A file's name as it is kept and shown: without the folders that browsers and archives write before it, nor what cannot
 * be seen or the database refuses; at most 200 UTF-16 code units, never half of a character.
 */
export function cleanFileName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? ''
  return cutWhole(base.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''), LONGEST)
}
