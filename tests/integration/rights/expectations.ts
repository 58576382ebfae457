import { CALLERS, type Caller } from './callers'

/** What each caller gets. */
export type Outcomes<Outcome extends string = string> = Record<Caller, Outcome>

/** How who is not signed in, and who has no business there, are turned away. */
type Refusals<Outcome> = { signedOut: Outcome; outside: Outcome }

export const SESSION = { signedOut: 'sign in', outside: 'not found' } as const

export function everybody<Outcome extends string>(outcome: Outcome): Outcomes<Outcome> {
  return Object.fromEntries(CALLERS.map((caller) => [caller, outcome])) as Outcomes<Outcome>
}

/** Whatever belongs to one's own account: a live session is all that it takes. */
export function signedIn<Outcome extends string, Refused extends string>(
  outcome: Outcome,
  signedOut: Refused,
): Outcomes<Outcome | Refused> {
  return { ...everybody<Outcome | Refused>(outcome), signedOut, disabled: signedOut }
}

type BySchool<Outcome> = { reader: Outcome; schoolAdmin: Outcome; staff: Outcome; openedSupport?: Outcome }

/** What is about one school: it does not exist for those of elsewhere. */
export function ofSchool<Outcome extends string, Refused extends string>(
  { reader, schoolAdmin, staff, openedSupport = staff }: BySchool<Outcome>,
  { signedOut, outside }: Refusals<Refused>,
): Outcomes<Outcome | Refused> {
  return {
    ...{ signedOut, disabled: signedOut },
    ...{ nobody: outside, neighbour: outside, foreignSupport: outside, foreignAcademyAdmin: outside },
    ...{ reader, schoolAdmin, support: staff, academyAdmin: staff, operator: staff, openedSupport },
  }
}

type ByAdministrator<Outcome> = { academyAdmin: Outcome; foreignAcademyAdmin: Outcome; operator: Outcome }

/** What is administered: it does not exist for those who administer nothing, support included. */
export function ofAdministration<Outcome extends string, Refused extends string>(
  outcomes: ByAdministrator<Outcome>,
  { signedOut, outside }: Refusals<Refused>,
): Outcomes<Outcome | Refused> {
  return { ...everybody<Outcome | Refused>(outside), ...{ signedOut, disabled: signedOut }, ...outcomes }
}

/** What each caller got, in the order of the table. */
export async function outcomesOf<Outcome extends string>(
  attempt: (caller: Caller) => Promise<Outcome>,
): Promise<Outcomes<Outcome>> {
  const got: Partial<Outcomes<Outcome>> = {}
  for (const caller of CALLERS) got[caller] = await attempt(caller)
  return got as Outcomes<Outcome>
}
