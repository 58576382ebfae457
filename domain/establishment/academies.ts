import type { DepartmentCode } from '@/domain/establishment/department'

export type Academy = { code: string; name: string; departments: readonly string[] }

/** The thirty académies since 2020, with the ministry's codes; overseas collectivities beyond them have none. */
export const ACADEMIES: readonly Academy[] = [
  { code: '01', name: 'Paris', departments: ['075'] },
  { code: '02', name: 'Aix-Marseille', departments: ['004', '005', '013', '084'] },
  { code: '03', name: 'Besançon', departments: ['025', '039', '070', '090'] },
  { code: '04', name: 'Bordeaux', departments: ['024', '033', '040', '047', '064'] },
  { code: '06', name: 'Clermont-Ferrand', departments: ['003', '015', '043', '063'] },
  { code: '07', name: 'Dijon', departments: ['021', '058', '071', '089'] },
  { code: '08', name: 'Grenoble', departments: ['007', '026', '038', '073', '074'] },
  { code: '09', name: 'Lille', departments: ['059', '062'] },
  { code: '10', name: 'Lyon', departments: ['001', '042', '069'] },
  { code: '11', name: 'Montpellier', departments: ['011', '030', '034', '048', '066'] },
  { code: '12', name: 'Nancy-Metz', departments: ['054', '055', '057', '088'] },
  { code: '13', name: 'Poitiers', departments: ['016', '017', '079', '086'] },
  { code: '14', name: 'Rennes', departments: ['022', '029', '035', '056'] },
  { code: '15', name: 'Strasbourg', departments: ['067', '068'] },
  { code: '16', name: 'Toulouse', departments: ['009', '012', '031', '032', '046', '065', '081', '082'] },
  { code: '17', name: 'Nantes', departments: ['044', '049', '053', '072', '085'] },
  { code: '18', name: 'Orléans-Tours', departments: ['018', '028', '036', '037', '041', '045'] },
  { code: '19', name: 'Reims', departments: ['008', '010', '051', '052'] },
  { code: '20', name: 'Amiens', departments: ['002', '060', '080'] },
  { code: '22', name: 'Limoges', departments: ['019', '023', '087'] },
  { code: '23', name: 'Nice', departments: ['006', '083'] },
  { code: '24', name: 'Créteil', departments: ['077', '093', '094'] },
  { code: '25', name: 'Versailles', departments: ['078', '091', '092', '095'] },
  { code: '27', name: 'Corse', departments: ['02A', '02B'] },
  { code: '28', name: 'La Réunion', departments: ['974'] },
  { code: '31', name: 'Martinique', departments: ['972'] },
  { code: '32', name: 'Guadeloupe', departments: ['971', '977', '978'] },
  { code: '33', name: 'Guyane', departments: ['973'] },
  { code: '43', name: 'Mayotte', departments: ['976'] },
  { code: '70', name: 'Normandie', departments: ['014', '027', '050', '061', '076'] },
]

const BY_CODE = new Map(ACADEMIES.map((academy) => [academy.code, academy]))
const BY_DEPARTMENT = new Map(ACADEMIES.flatMap((academy) => academy.departments.map((code) => [code, academy])))

export function findAcademy(code: string): Academy | null {
  return BY_CODE.get(code.padStart(2, '0')) ?? null
}

export function academyOfDepartment(department: DepartmentCode): Academy | null {
  return BY_DEPARTMENT.get(department) ?? null
}
