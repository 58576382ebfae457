import 'server-only'
import { ACADEMIES, findAcademy } from '@/domain/establishment/academies'
import type { AdministrationAccess } from '@/server/access'

export type AcademyChoice = { code: string; name: string }

/** The académies that the caller administers, in the order of their names: all thirty for an operator. */
export function listAcademies({ scope }: AdministrationAccess): AcademyChoice[] {
  const codes = scope.all ? ACADEMIES.map(({ code }) => code) : scope.academyCodes
  return codes
    .map((code) => ({ code, name: findAcademy(code)?.name ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, 'fr'))
}

/** The `where` of what belongs to an académie that the caller administers. */
export function inScope({ scope }: AdministrationAccess): { academyCode?: { in: string[] } } {
  return scope.all ? {} : { academyCode: { in: scope.academyCodes } }
}
