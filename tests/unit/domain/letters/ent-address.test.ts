import { expect, test } from 'vitest'
import { entAddress } from '@/domain/letters/ent-address'

test.each([
  ['https://cas.ecollege.haute-garonne.fr', 'https://ecollege.haute-garonne.fr'],
  ['https://CAS.ENT.auvergnerhonealpes.fr/login', 'https://ent.auvergnerhonealpes.fr'],
  ['https://ent.parisclassenumerique.fr/cas', 'https://ent.parisclassenumerique.fr'],
  ['http://castres.example:8080/cas?x=1', 'http://castres.example:8080'],
  ['ent.example', ''],
  [null, ''],
])('people of the CAS server %s sign in at «%s»', (casUrl, expected) => {
  expect(entAddress(casUrl)).toBe(expected)
})
