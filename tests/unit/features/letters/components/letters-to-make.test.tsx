import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LettersToMake } from '@/features/letters/components/letters-to-make'
import { readLetterChoice } from '@/features/letters/schemas'
import type { ReasonCount } from '@/features/reconciliation/queries'

const UNKNOWN: ReasonCount[] = [{ reason: 'unknown_to_ent', people: 4 }]

function shown(letters: number, leftAside: ReasonCount[], asked: Record<string, string> = {}): string {
  return renderToStaticMarkup(
    <LettersToMake
      {...{ uai: '0311238C', letters, leftAside, pages: letters, notes: [], lacksAddress: false }}
      choice={readLetterChoice(asked)}
      preview={{ name: 'Camille EXEMPLE', detail: '', text: '' }}
    />,
  )
}

test('whoever gets no letter is counted by reason, with a way to them among those of the choice', () => {
  const page = shown(12, UNKNOWN, { classe: '601' })
  expect(page).toContain('4 personnes sont laissées de côté')
  expect(page).toMatch(/href="[^"]*appariement\?classe=601&amp;profil=eleves&amp;raison=inconnue-de-l-ent#unpaired"/)
  expect(page).toContain('Inconnue de l’ENT')
})

test('written to all the same, they are told of, and the PDF that is asked for holds their letters', () => {
  const page = shown(16, UNKNOWN, { autres: 'oui' })
  expect(page).toContain('4 lettres sont pour des personnes que cela ne suffira pas à apparier')
  expect(page).toContain('<input type="hidden" name="autres" value="oui"/>')
})

test('when signing in would pair nobody, it is not said that all are paired', () => {
  expect(shown(0, [])).toContain('ont un Identifiant CAS')
  expect(shown(0, UNKNOWN)).not.toContain('ont un Identifiant CAS')
  expect(shown(0, UNKNOWN)).toContain('4 personnes sont laissées de côté')
})
