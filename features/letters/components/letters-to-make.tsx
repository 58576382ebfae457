import { Card } from '@/components/ui/card'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LeftAside } from '@/features/letters/components/left-aside'
import { lettersSentence } from '@/features/letters/presentation'
import { writeLetterChoice, type LetterChoice } from '@/features/letters/schemas'
import type { ReasonCount } from '@/features/reconciliation/queries'
import { routes } from '@/lib/routes'

type LettersToMakeProps = {
  uai: string
  choice: LetterChoice
  letters: number
  /** Those who get none, for each reason. */
  leftAside: readonly ReasonCount[]
  pages: number
  /** One letter as it will be, to nobody. */
  preview: { name: string; detail: string; text: string }
  /** How they can be handed out. */
  notes: string[]
  /** Where to sign in is not known yet. */
  lacksAddress: boolean
}

/** How many letters, what one looks like, and the button that makes them. */
export function LettersToMake(props: LettersToMakeProps) {
  const { uai, choice, letters, leftAside, pages, preview, notes, lacksAddress } = props
  if (letters === 0) {
    return (
      <Card>
        <EmptyState icon="check-circle" title="Personne à qui écrire">
          <p>
            {leftAside.length === 0
              ? 'Tous ceux que vous avez choisis ont un Identifiant CAS.'
              : 'Se connecter ne suffirait à aucune des personnes que vous avez choisies.'}
          </p>
        </EmptyState>
        <LeftAside uai={uai} recipients={choice.recipients} reasons={leftAside} />
      </Card>
    )
  }
  return (
    <Card id="letters" title={lettersSentence(letters, choice.layout, pages)} level={3} emphasis="accent">
      <LeftAside uai={uai} recipients={choice.recipients} reasons={leftAside} />
      <div className="grid gap-6 lg:grid-cols-[1fr_auto]">
        <figure className="min-w-0">
          <figcaption className="text-sm text-ink-muted">Exemple, avec un nom inventé</figcaption>
          <div className="mt-1 rounded-card border border-line bg-surface p-4">
            <p className="font-semibold">{preview.name}</p>
            <p className="text-ink-muted">{preview.detail}</p>
            <p className="mt-3 wrap-break-word whitespace-pre-line">{preview.text}</p>
          </div>
        </figure>
        <div className="max-w-sm space-y-3">
          {lacksAddress ? (
            <p className="font-semibold text-danger">
              L’établissement n’a pas encore d’ENT&nbsp;: donnez d’abord, ci-dessous, l’adresse où l’on se connecte.
            </p>
          ) : (
            <form method="post" action={routes.lettersPdf(uai)}>
              {Object.entries(writeLetterChoice(choice)).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <Button type="submit" variant="primary" icon="download">
                Préparer le PDF
              </Button>
            </form>
          )}
          {notes.map((note) => (
            <p key={note} className="text-sm text-ink-muted">
              {note}
            </p>
          ))}
          <p className="text-sm text-ink-muted">
            Le journal garde leur nombre, sans aucun nom, et le jour est marqué sur la courbe&nbsp;: vous y verrez
            l’effet des lettres.
          </p>
          <p className="text-sm text-ink-muted">
            Les personnes dont l’Identifiant CAS est partagé n’en reçoivent pas&nbsp;: se connecter ne suffirait pas.
          </p>
        </div>
      </div>
    </Card>
  )
}
