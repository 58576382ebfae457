import { Button } from '@/components/ui/button'
import { FileInput } from '@/components/ui/file-input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { COVERAGES } from '@/domain/import/coverage'
import { PROFILE_OPTIONS } from '@/features/establishments/presentation'
import { RefusedFile } from '@/features/file-refusals/components/refused-file'
import type { RefusedGroup } from '@/features/import-groups/schemas'
import { COVERAGE_LABELS } from '@/features/imports/presentation'
import { frenchSpaces } from '@/lib/french-spaces'
import { GroupReason } from './group-reason'

type BringGroupFormProps = {
  /** A route handler: the file is read as it comes, with or without JavaScript. */
  action: string
  /** What became of the list just brought; `unknown` when its words are no longer there. */
  refused: RefusedGroup | 'unknown' | null
}

const FILE_HINT = frenchSpaces(
  'TXT, CSV, XML, XLSX ou ODS, ou une archive ZIP d’un seul de ces fichiers ; un seul profil. Un texte fait 120 Mo au plus une fois décompressé, un classeur ou un XML 20 Mo. Chaque ligne porte l’UAI de son établissement, dans n’importe quel ordre.',
)
const HINTS = {
  whole: frenchSpaces(
    'Pour chaque établissement nommé, la liste contient tout le monde : qui n’y est pas sera marqué absent.',
  ),
  part: frenchSpaces('Les autres personnes connues de ces établissements ne changent pas.'),
}

/** Where a list of several establishments is brought. */
export function BringGroupForm({ action, refused }: BringGroupFormProps) {
  const chosen = refused === null || refused === 'unknown' ? null : refused
  return (
    <form method="post" action={action} encType="multipart/form-data" className="max-w-3xl space-y-5">
      <RefusedFile refused={refused} />
      <FileInput
        name="file"
        label="Fichier de la liste"
        hint={FILE_HINT}
        accept=".txt,.csv,.tsv,.xml,.xlsx,.ods,.zip,text/plain,text/csv,text/xml,application/zip"
        required
      />
      <Select
        name="profile"
        label="De qui est cette liste"
        defaultValue={chosen?.profile ?? ''}
        placeholder="Reconnu automatiquement"
        options={PROFILE_OPTIONS}
        className="max-w-sm"
      />
      <RadioGroup
        name="coverage"
        label="Ce qu’elle contient"
        defaultValue={chosen?.coverage ?? 'whole'}
        options={COVERAGES.map((coverage) => ({
          value: coverage,
          label: COVERAGE_LABELS[coverage],
          hint: HINTS[coverage],
        }))}
      />
      <GroupReason typed={chosen?.reason} />
      <Button type="submit" variant="primary" icon="upload">
        Analyser la liste
      </Button>
      <p className="text-sm text-ink-muted">
        Rien n’est écrit à ce stade&nbsp;: vous verrez d’abord ce que la liste changerait, établissement par
        établissement.
      </p>
    </form>
  )
}
