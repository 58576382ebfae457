import type { Profile } from '@/domain/people/profile'
import { groupBy } from '@/lib/group-by'

type Named = { key: string; profile: Profile; lastName: string; firstName: string }

/** All that is known in one establishment: a login is one person's or another's. Keys are those of records. */
export type KnownLogins = {
  people: readonly (Named & { casId: string | null })[]
  logins: readonly (Named & { entId: string })[]
  /** What was said by hand: that a login is somebody's, or that it is not. */
  decisions: readonly { personKey: string; entId: string; isSame: boolean }[]
}

/**
 * The keys of the ENT's logins that are tied to people of these keys, by what PRONOTE keeps, by what was decided, or by
 * the very same name: `theirs`, and those that are another's all the same.
 *
 * Another's bears the name of somebody else, or of several when it is another of them who is known by its identifier. An
 * identifier can be on the wrong login by mistake: a name known here is surer. A login of a name that nobody bears here is
 * not another's: it is the person's as far as anybody can tell, and the ENT gives it again.
 */
export function loginsOf(
  asked: ReadonlySet<string>,
  { people, logins, decisions }: KnownLogins,
): { theirs: string[]; anothers: string[] } {
  const byName = groupBy(people, nameOf)
  const byCasId = groupBy(
    people.filter(({ casId }) => casId !== null),
    ({ casId, profile }) => tieOf(profile, casId ?? ''),
  )
  const byKey = new Map(people.map((person) => [person.key, person]))
  const said = { same: new Map<string, string[]>(), not: new Set<string>() }
  for (const { personKey, entId, isSame } of decisions) {
    if (!isSame) said.not.add(pairOf(personKey, entId))
    else said.same.set(entId, [...(said.same.get(entId) ?? []), personKey])
  }

  const [theirs, anothers]: [string[], string[]] = [[], []]
  for (const login of logins) {
    const bearers = byName.get(nameOf(login)) ?? []
    const decided = (said.same.get(login.entId) ?? []).flatMap((key) => byKey.get(key) ?? [])
    const tied = new Set([
      ...(byCasId.get(tieOf(login.profile, login.entId)) ?? []),
      ...decided.filter(({ profile }) => profile === login.profile),
    ])
    const claims = [...new Set([...bearers, ...tied])].filter(
      ({ key }) => asked.has(key) && !said.not.has(pairOf(key, login.entId)),
    )
    const isAnothers = claims.map((person) =>
      bearers.includes(person) ? !tied.has(person) && bearers.some((other) => tied.has(other)) : bearers.length > 0,
    )
    if (isAnothers.includes(false)) theirs.push(login.key)
    else if (claims.length > 0) anothers.push(login.key)
  }
  return { theirs, anothers }
}

function nameOf({ profile, lastName, firstName }: Named): string {
  return [profile, lastName.toUpperCase(), firstName.toUpperCase()].join('\0')
}

function tieOf(profile: Profile, entId: string): string {
  return `${profile}\0${entId}`
}

function pairOf(personKey: string, entId: string): string {
  return `${personKey}\0${entId}`
}
