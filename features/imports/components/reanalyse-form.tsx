import { RadioGroup } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { COVERAGES, type Coverage } from '@/domain/import/coverage'
import { PROFILES, type Profile } from '@/domain/people/profile'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { COVERAGE_HINTS, COVERAGE_LABELS } from '@/features/imports/presentation'
import { ImportActForm, type ImportAction } from './import-act-form'

type ReanalyseFormProps = {
  action: ImportAction
  importId: string
  /** Null while it is to be told; `suggested` is then ticked beforehand. */
  profile: Profile | null
  suggested?: Profile | null
  coverage: Coverage
}

/** Whose list it is and what it contains, to analyse it accordingly. */
export function ReanalyseForm({ action, importId, profile, suggested, coverage }: ReanalyseFormProps) {
  return (
    <ImportActForm action={action} importId={importId}>
      <div className="space-y-4">
        <RadioGroup
          name="profile"
          label="De qui est cette liste"
          required
          isInline
          defaultValue={profile ?? suggested ?? undefined}
          options={PROFILES.map((one) => ({ value: one, label: PROFILE_LABELS[one].title }))}
        />
        <RadioGroup
          name="coverage"
          label="Ce qu’elle contient"
          defaultValue={coverage}
          options={COVERAGES.map((one) => ({ value: one, label: COVERAGE_LABELS[one], hint: COVERAGE_HINTS[one] }))}
        />
        <SubmitButton variant={profile ? 'secondary' : 'primary'} pendingLabel="Analyse en cours…">
          Analyser {profile ? 'de nouveau' : 'la liste'}
        </SubmitButton>
      </div>
    </ImportActForm>
  )
}
