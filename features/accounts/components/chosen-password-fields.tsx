import { TextInput } from '@/components/ui/text-input'
import { fieldError, type ActionState } from '@/lib/action-state'

/** A new password, typed twice: without e-mail, a slip of the finger would lock its owner out. */
export function ChosenPasswordFields({ state, hint }: { state: ActionState; hint: string }) {
  return (
    <>
      <TextInput
        label="Nouveau mot de passe"
        hint={hint}
        name="newPassword"
        type="password"
        autoComplete="new-password"
        required
        error={fieldError(state, 'newPassword')}
      />
      <TextInput
        label="Le même, encore une fois"
        name="repeatedPassword"
        type="password"
        autoComplete="new-password"
        required
        error={fieldError(state, 'repeatedPassword')}
      />
    </>
  )
}
