import { normaliseHeader } from '@/domain/lists/recognise-columns'
import type { Profile } from '@/domain/people/profile'

/** In this order: «parent d'élève» speaks of a guardian, «personnel non enseignant» of staff. SDET's National_1 to 4 too. */
const SIGNS: [RegExp, Profile][] = [
  [/\b(parents?|responsables?|relative|relation|tuteurs?|tutrices?|national 2)\b/, 'guardian'],
  [/\b(non enseignants?|national 4)\b/, 'staff'],
  [/\b(enseignants?|enseignantes?|professeurs?|profs?|teacher|national 3)\b/, 'teacher'],
  [/\b(personnels?|administratifs?|administrative|vie scolaire|direction|ats|aesh|agents?|staff)\b/, 'staff'],
  [/\b(eleves?|etudiants?|student|national 1)\b/, 'pupil'],
]

/** The profile that an ENT's own word stands for, null when it is none of ours: `readProfile('Elève')` is `'pupil'`. */
export function readProfile(word: string): Profile | null {
  const text = normaliseHeader(word)
  return SIGNS.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
