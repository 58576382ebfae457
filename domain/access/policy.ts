export type Role = 'operator' | 'academy_admin' | 'support' | 'school_admin' | 'school_reader'

/** A role over everything (operator), over one académie, or over one establishment (school roles). */
export type Membership = { role: Role; academyCode: string | null; uai: string | null }

export type Target = { uai: string; academyCode: string }

const ACTIONS = [
  'read',
  'read_people',
  'advance',
  'configure',
  'import',
  'export_people',
  'erase_people',
  'open_people',
] as const

/** What can be done with one establishment. */
export type Action = (typeof ACTIONS)[number]

type Answer = 'yes' | 'opening' | 'no'

/** `opening_required`: allowed for an hour once the establishment's people were opened with a reason. */
export type Permission = 'granted' | 'opening_required' | 'refused'

const RIGHTS: Record<Role, Record<Action, Answer>> = {
  operator: staff(),
  academy_admin: staff(),
  support: staff(),
  school_admin: {
    read: 'yes',
    read_people: 'yes',
    advance: 'yes',
    configure: 'yes',
    import: 'yes',
    export_people: 'yes',
    erase_people: 'yes',
    open_people: 'no',
  },
  school_reader: {
    read: 'yes',
    read_people: 'no',
    advance: 'no',
    configure: 'no',
    import: 'no',
    export_people: 'no',
    erase_people: 'no',
    open_people: 'no',
  },
}

/** Pupils are minors: who is not of the school sees them only through an opening, and never takes their list away. */
function staff(): Record<Action, Answer> {
  return {
    read: 'yes',
    read_people: 'opening',
    advance: 'yes',
    configure: 'yes',
    import: 'opening',
    export_people: 'no',
    erase_people: 'opening',
    open_people: 'yes',
  }
}

/**
 * What these memberships allow on one establishment; the most generous membership wins, anything unknown is refused.
 * `opened`: the caller holds an opening of this establishment that has not ended.
 */
export function can(memberships: readonly Membership[], action: Action, target: Target, opened: boolean): Permission {
  const answers = memberships.filter((one) => covers(one, target)).map((one) => answer(one.role, action))
  if (answers.includes('yes')) return 'granted'
  if (answers.includes('opening')) return opened ? 'granted' : 'opening_required'
  return 'refused'
}

/** Roles and actions also come from a database and from callers of another version: what is not in the table is «no». */
function answer(role: Role, action: Action): Answer {
  const rights: Partial<Record<string, Partial<Record<string, Answer>>>> = RIGHTS
  return rights[role]?.[action] ?? 'no'
}

/** Whether a membership reaches this establishment at all. */
function covers(membership: Membership, target: Target): boolean {
  switch (membership.role) {
    case 'operator':
      return true
    case 'academy_admin':
    case 'support':
      return membership.academyCode !== null && membership.academyCode === target.academyCode
    case 'school_admin':
    case 'school_reader':
      return membership.uai !== null && membership.uai === target.uai
    default:
      return false
  }
}

/** Whether somebody follows schools, as operators and the people of an académie do, and not only their own. */
export function isStaff(memberships: readonly Membership[]): boolean {
  return memberships.some(({ role }) => role === 'operator' || role === 'academy_admin' || role === 'support')
}

/** Whether there is anything, anywhere, that these memberships allow beyond reading. */
export function mayAct(memberships: readonly Membership[]): boolean {
  const acts = ACTIONS.filter((action) => action !== 'read' && action !== 'read_people')
  return memberships.some(({ role }) => acts.some((action) => answer(role, action) !== 'no'))
}

/** Academy staff act «pour le compte de l'établissement»: true unless the caller administers this very school. */
export function actsOnBehalf(memberships: readonly Membership[], target: Target): boolean {
  return !memberships.some((one) => one.role === 'school_admin' && covers(one, target))
}
