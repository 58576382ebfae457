/** The four kinds of PRONOTE users, in the order they are always shown. */
export const PROFILES = ['pupil', 'guardian', 'teacher', 'staff'] as const

export type Profile = (typeof PROFILES)[number]
