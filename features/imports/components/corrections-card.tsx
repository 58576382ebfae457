import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ImportPreview } from '@/domain/import/preview-import'
import { formatNumber } from '@/lib/numbers'
import { ImportActForm, type ImportAction } from './import-act-form'

type CorrectionsCardProps = { importId: string; preview: ImportPreview; correct: ImportAction }

/** What was corrected here and is not in the file, each line with the way to forget it. */
export function CorrectionsCard({ importId, preview: { corrections, leftOut }, correct }: CorrectionsCardProps) {
  const lines = [...new Set([...corrections.map(({ line }) => line), ...leftOut])].sort((a, b) => a - b)
  if (lines.length === 0) return null
  return (
    <Card
      id="corrections"
      title={`Corrections (${formatNumber(corrections.length + leftOut.length)})`}
      description="Faites ici, sur cette analyse seulement : le fichier et PRONOTE ne les ont pas."
    >
      <ImportActForm action={correct} importId={importId}>
        <ul className="divide-y divide-line">
          {lines.map((line) => (
            <li key={line} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2">
              <div className="min-w-0 wrap-anywhere">
                <span className="font-semibold">Ligne {line}</span>
                {leftOut.includes(line) && <span className="block text-sm">Laissée de côté</span>}
                {corrections
                  .filter((one) => one.line === line)
                  .map(({ field, column, was, value }) => (
                    <span key={field} className="block text-sm">
                      <span className="text-ink-muted">{column}&nbsp;: </span>
                      <del className="text-ink-muted">{was === '' ? 'vide' : was}</del> →{' '}
                      <ins className="no-underline">{value === '' ? 'vide' : value}</ins>
                    </span>
                  ))}
              </div>
              <SubmitButton name="withdraw" value={String(line)} variant="secondary" size="sm" icon="undo">
                Annuler<span className="sr-only"> la correction de la ligne {line}</span>
              </SubmitButton>
            </li>
          ))}
        </ul>
      </ImportActForm>
    </Card>
  )
}
