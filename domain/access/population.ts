import type { Membership } from '@/domain/access/policy'

/** Which establishments someone sees: all of them, or those of some académies and some by themselves. */
export type Population = { all: true } | { all: false; academyCodes: string[]; uais: string[] }

/** The union of what each membership reaches; nobody's population is empty lists, never «all». */
export function population(memberships: readonly Membership[]): Population {
  if (memberships.some((one) => one.role === 'operator')) return { all: true }
  const academies = memberships.filter((one) => one.role === 'academy_admin' || one.role === 'support')
  const schools = memberships.filter((one) => one.role === 'school_admin' || one.role === 'school_reader')
  return {
    all: false,
    academyCodes: unique(academies.map((one) => one.academyCode)),
    uais: unique(schools.map((one) => one.uai)),
  }
}

function unique(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))]
}
