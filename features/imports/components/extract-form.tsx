import { SubmitButton } from '@/components/ui/submit-button'
import { COVERAGE_HINTS } from '@/features/imports/presentation'
import { ImportActForm, type ImportAction } from './import-act-form'

/** For a list that was taken as whole and is not: analysed again as it is, so that who is not in it stays. */
export function ExtractForm({ action, importId }: { action: ImportAction; importId: string }) {
  return (
    <ImportActForm action={action} importId={importId}>
      <input type="hidden" name="coverage" value="part" />
      <p className="mb-2 max-w-3xl">{COVERAGE_HINTS.part}</p>
      <SubmitButton variant="secondary" icon="history" pendingLabel="Analyse en cours…">
        Analyser comme liste partielle
      </SubmitButton>
    </ImportActForm>
  )
}
