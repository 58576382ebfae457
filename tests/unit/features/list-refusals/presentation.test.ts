import { expect, test } from 'vitest'
import { readListFile } from '@/domain/lists/read-list'
import { describeRefusal } from '@/features/list-refusals/presentation'

/** What a file is refused with, its spaces made plain. */
function told(text: string) {
  const read = readListFile(new TextEncoder().encode(text), 'liste.csv')
  if (read.ok) throw new Error('a list')
  const { title, detail, remedy } = describeRefusal(read.refusal)
  return [title, detail, remedy].join('\n').replaceAll(/[\u00a0\u202f]/g, ' ')
}

test.each([
  [
    'guardians beside the pupils',
    'Nom;R1_NOM;R1_PRENOM\nMARTIN;PETIT;Ana\n',
    'Apportez la liste des responsables elle-même, Ressources > Responsables > Liste dans le Client PRONOTE, avec les colonnes « Identifiant PRONOTE » et « Identifiant CAS ».',
  ],
  [
    'an encrypted «Socles ENT» file',
    '<ImportChiffre><Contenu/></ImportChiffre>',
    'Gardez-le pour la page d’import de l’ENT, et apportez ici la liste elle-même. Dans le Client PRONOTE, ouvrez la liste (par exemple Ressources > Élèves > Liste), affichez les colonnes « Identifiant PRONOTE » et « Identifiant CAS »',
  ],
])('%s: which list to bring instead is said', (_, text, sentence) => {
  expect(told(text)).toContain(sentence)
})

test('of an encrypted file it is said what is kept of it, where that is seen, and whose it is when it is of another', () => {
  const pasted = told('<ImportChiffre><Contenu/></ImportChiffre>')
  expect(pasted).toContain('Il n’a pas été ouvert et son contenu n’est pas gardé.')
  const { detail } = describeRefusal({ reason: 'encrypted_export', isNoted: true, elsewhere: '0310047H' })
  const noted = detail.replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(noted).toContain('son contenu n’est pas gardé : seuls sont notés son nom, sa date, sa taille, son empreinte')
  expect(noted).toContain('à la page « Identifiants », sous « Exports chiffrés pour l’ENT ».')
  expect(noted).toContain('indique l’établissement 0310047H')
})

test('a list of the ENT is sent to its page by the title that the page has', () => {
  expect(told('Nom;Prénom;Identifiant ENT;Profil\nMARTIN;Léa;abc1;Élève\n')).toContain(
    'sur la page « Liste des comptes de l’ENT »',
  )
})

test('of XML that is no list, it is said which XML is read', () => {
  expect(told('<?xml version="1.0"?>\n<ELEVES><ELEVE/></ELEVES>')).toContain(
    'En XML, seule la forme TABLE de l’export texte de PRONOTE est lue',
  )
})
