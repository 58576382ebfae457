import { Card } from '@/components/ui/card'
import { PLACEHOLDERS } from '@/domain/letters/letter-text'
import { LetterChoiceForm } from '@/features/letters/components/letter-choice'
import { LetterTextForm } from '@/features/letters/components/letter-text-form'
import { LettersToMake } from '@/features/letters/components/letters-to-make'
import {
  countLeftAside,
  countLetters,
  exampleOf,
  handingOutSentences,
  letterTo,
  textsInUse,
} from '@/features/letters/presentation'
import type { LetterSetting, RecipientGroup } from '@/features/letters/queries'
import type { LetterChoice } from '@/features/letters/schemas'
import type { ActionState } from '@/lib/action-state'

type LettersViewProps = {
  uai: string
  choice: LetterChoice
  groups: readonly RecipientGroup[]
  setting: LetterSetting
  pagesOf: (letters: number) => number
  change: (state: ActionState, form: FormData) => Promise<ActionState>
  now: Date
}

/** Letters to the unpaired: to whom, how many, and in which words. */
export function LettersView({ uai, choice, groups, setting, pagesOf, change, now }: LettersViewProps) {
  const letters = countLetters(groups, choice.recipients)
  const texts = textsInUse(setting)
  return (
    <>
      <LetterChoiceForm uai={uai} choice={choice} groups={groups} />
      <LettersToMake
        {...{ uai, choice, letters }}
        leftAside={countLeftAside(groups, choice.recipients)}
        pages={pagesOf(letters)}
        preview={letterTo(exampleOf(choice.recipients), setting, choice.layout, now)}
        notes={handingOutSentences(groups, choice.recipients)}
        lacksAddress={texts.entAddress === ''}
      />
      <Card
        id="text"
        title="Le texte"
        level={3}
        description={setting.own ? 'Celui de votre établissement.' : 'Le nôtre, tant que vous ne le changez pas.'}
      >
        <p className="mb-4 max-w-3xl text-ink-muted">
          Ces mots entre accolades sont remplacés pour chacun&nbsp;:{' '}
          {PLACEHOLDERS.map((name) => (
            <code key={name} className="mr-1.5 rounded-control bg-sunken px-1">
              {`{${name}}`}
            </code>
          ))}
        </p>
        <LetterTextForm action={change} texts={texts} isOwn={setting.own !== null} />
      </Card>
    </>
  )
}
