import type { Reason } from '@/domain/pairing/reason'
import { isSettledBySignIn } from '@/domain/pairing/settled-by-sign-in'
import type { Profile } from '@/domain/people/profile'

/**
 * To whom letters are made: everybody without Identifiant CAS, those of one profile, or the pupils of one class.
 * `withOthers`: also to those whom signing in would not pair.
 */
export type Recipients = { profile: Profile | null; className: string | null; withOthers: boolean }

type Unpaired = { profile: Profile; className: string | null; reason: Reason }

/** Those to whom letters are made, and those of the same profile or class to whom none is. */
export function chooseRecipients<One extends Unpaired>(
  unpaired: readonly One[],
  { profile, className, withOthers }: Recipients,
): { chosen: One[]; leftAside: One[] } {
  const meant = unpaired.filter(
    (one) =>
      (profile === null || one.profile === profile) &&
      (className === null || (one.className === className && one.profile === 'pupil')),
  )
  const isChosen = ({ reason }: One) => withOthers || isSettledBySignIn(reason)
  return { chosen: meant.filter(isChosen), leftAside: meant.filter((one) => !isChosen(one)) }
}
