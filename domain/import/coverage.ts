/** `whole`: the list holds everybody of its profile, so who is missing from it is absent. `part`: it says nothing of others. */
export const COVERAGES = ['whole', 'part'] as const

export type Coverage = (typeof COVERAGES)[number]
