type Holder = { casId: string | null; absent: boolean }

/** The Identifiants CAS held by more than one present person of the establishment, whatever their profiles. */
export function sharedCasIds(people: Iterable<Holder>): Set<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { casId, absent } of people) {
    if (casId === null || absent) continue
    if (seen.has(casId)) shared.add(casId)
    seen.add(casId)
  }
  return shared
}

/** Paired: present, with an Identifiant CAS that nobody else of the establishment holds. */
export function isPaired(person: Holder, shared: ReadonlySet<string>): boolean {
  return !person.absent && person.casId !== null && !shared.has(person.casId)
}
