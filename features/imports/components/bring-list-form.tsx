import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { FileInput } from '@/components/ui/file-input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { COVERAGES } from '@/domain/import/coverage'
import { PROFILE_OPTIONS } from '@/features/establishments/presentation'
import { RefusedFile } from '@/features/file-refusals/components/refused-file'
import { COVERAGE_HINTS, COVERAGE_LABELS } from '@/features/imports/presentation'
import type { RefusedList } from '@/features/imports/schemas'

type BringListFormProps = {
  /** A route handler, not an action: files are streamed to it, with or without JavaScript. */
  action: string
  /** Where the ENT's own list is brought instead. */
  entLists: string
  /** What became of the list just brought; `unknown` when its words are no longer there. */
  refused: RefusedList | 'unknown' | null
  /** The paste that was refused. */
  pasted: string | null
}

/** Where a list is brought: a file, or what was copied in PRONOTE. */
export function BringListForm({ action, entLists, refused, pasted }: BringListFormProps) {
  const chosen = refused === null || refused === 'unknown' ? null : refused
  return (
    <form method="post" action={action} encType="multipart/form-data" className="space-y-5">
      <RefusedFile
        refused={refused}
        wayOut={
          chosen?.reason === 'ent_side_export' && (
            <ButtonLink href={entLists} icon="arrow-right">
              Apporter la liste de l’ENT
            </ButtonLink>
          )
        }
      />
      <FileInput
        name="file"
        label="Fichier de la liste"
        hint="TXT, CSV, XML, XLSX ou ODS, ou une archive ZIP de plusieurs listes, 20 Mo au plus. De préférence tel que PRONOTE l’a écrit."
        accept=".txt,.csv,.tsv,.xml,.xlsx,.ods,.zip,text/plain,text/csv,text/xml,application/zip"
      />
      <TextArea
        name="pasted"
        label="Ou la liste copiée"
        hint="Dans PRONOTE, «&nbsp;Copier la liste&nbsp;», puis Ctrl&nbsp;+&nbsp;V ici. Si un fichier est choisi, c’est lui qui est lu."
        defaultValue={pasted ?? ''}
        rows={4}
        isMonospaced
        spellCheck={false}
        autoComplete="off"
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
          hint: COVERAGE_HINTS[coverage],
        }))}
      />
      <Button type="submit" variant="primary" icon="upload">
        Analyser la liste
      </Button>
      <p className="text-sm text-ink-muted">
        Rien n’est écrit à ce stade&nbsp;: vous verrez d’abord ce que la liste changerait.
      </p>
    </form>
  )
}
