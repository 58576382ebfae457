import { expect, it } from 'vitest'
import { establishmentKind } from '@/domain/establishment/establishment-kind'

it.each([
  ['Collège', '340', 'COLLEGE', 'college'],
  ['Lycée', '302', 'LYCEE ENSEIGNT GENERAL ET TECHNOLOGIQUE', 'lycee'],
  ['Lycée', '306', 'LYCEE POLYVALENT', 'lycee'],
  ['Lycée', '320', 'LYCEE PROFESSIONNEL', 'lycee_pro'],
  ['Lycée', '', 'Lycée professionnel', 'lycee_pro'],
  ['LYCEE', '', '', 'lycee'],
  ['EREA', '370', "ETABLISSEMENT REGIONAL D'ENSEIGNT ADAPTE", 'erea'],
  ['Ecole', '151', 'ECOLE DE NIVEAU ELEMENTAIRE', null],
  ['Médico-social', '', '', null],
  ['Service Administratif', '', '', null],
  ['', '340', 'COLLEGE', null],
] as const)('%s %s %s is %s', (type, natureCode, nature, kind) => {
  expect(establishmentKind({ type, natureCode, nature })).toBe(kind)
})
