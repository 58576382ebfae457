import { administers, type AdministrationScope } from '@/domain/access/administration'
import { academyOfDepartment, findAcademy } from '@/domain/establishment/academies'
import { departmentOfUai, parseDepartment, type DepartmentCode } from '@/domain/establishment/department'
import type { Uai } from '@/domain/establishment/uai'
import { accept, refuse, type Result } from '@/lib/result'

export type PlaceRefusal =
  | { reason: 'unknown_department' | 'unknown_academy' | 'not_administered' }
  | { reason: 'department_of_another_academy'; department: DepartmentCode; academy: string }

/**
 * In which département and académie a new establishment goes: those chosen, else those that its UAI tells; an académie
 * must be within the scope, and the one that the département belongs to. The overseas collectivities belong to none:
 * there the académie must be chosen.
 */
export function placeEstablishment(
  scope: AdministrationScope,
  { uai, departmentCode, academyCode }: { uai: Uai; departmentCode: string | null; academyCode: string | null },
): Result<{ departmentCode: DepartmentCode; academyCode: string }, PlaceRefusal> {
  const department = departmentCode === null ? departmentOfUai(uai) : parseDepartment(departmentCode)
  if (!department) return refuse({ reason: 'unknown_department' })
  const own = academyOfDepartment(department)
  const code = academyCode ?? own?.code ?? null
  if (code === null || !findAcademy(code)) return refuse({ reason: 'unknown_academy' })
  if (own && own.code !== code) {
    return refuse({ reason: 'department_of_another_academy', department, academy: own.name })
  }
  return administers(scope, code)
    ? accept({ departmentCode: department, academyCode: code })
    : refuse({ reason: 'not_administered' })
}
