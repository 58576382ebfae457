import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { FileInput } from '@/components/ui/file-input'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { ENT_VENDORS, type EntVendor } from '@/domain/ent-list/ent-vendor'
import { VENDOR_LABELS } from '@/features/ent-lists/presentation'
import type { RefusedEntList } from '@/features/ent-lists/schemas'
import { PROFILE_OPTIONS } from '@/features/establishments/presentation'
import { RefusedFile } from '@/features/file-refusals/components/refused-file'
import { routes } from '@/lib/routes'

type BringEntListFormProps = {
  uai: string
  /** What became of the list just brought; `unknown` when its words are no longer there. */
  refused: RefusedEntList | 'unknown' | null
  /** Of the establishment's ENT, when that tells it. */
  vendor: EntVendor | null
}

/** Where the ENT's list of logins is brought: a file, or its lines copied. */
export function BringEntListForm({ uai, refused, vendor }: BringEntListFormProps) {
  const chosen = refused === null || refused === 'unknown' ? null : refused
  const recognised = vendor ? `Comme votre ENT\u00a0: ${VENDOR_LABELS[vendor]}` : 'Reconnu d’après les titres'
  return (
    <form method="post" action={routes.entListUpload(uai)} encType="multipart/form-data" className="space-y-5">
      <RefusedFile
        refused={refused}
        wayOut={
          chosen?.reason === 'pronote_list' && (
            <ButtonLink href={routes.identifiers(uai)} icon="arrow-right">
              Apporter une liste de PRONOTE
            </ButtonLink>
          )
        }
      />
      <FileInput
        name="file"
        label="Fichier des comptes"
        hint="CSV, 20 Mo au plus, tel que l’ENT l’a exporté."
        accept=".txt,.csv,.tsv,text/plain,text/csv"
      />
      <TextArea
        name="pasted"
        label="Ou ses lignes copiées"
        hint="Avec la ligne des titres. Si un fichier est choisi, c’est lui qui est lu."
        rows={4}
        isMonospaced
        spellCheck={false}
        autoComplete="off"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="vendor"
          label="Éditeur de l’ENT"
          defaultValue={chosen?.vendor ?? ''}
          placeholder={recognised}
          options={ENT_VENDORS.map((one) => ({ value: one, label: VENDOR_LABELS[one] }))}
        />
        <Select
          name="profile"
          label="De qui sont ces comptes"
          defaultValue={chosen?.profile ?? ''}
          placeholder="La liste le dit, ligne par ligne"
          options={PROFILE_OPTIONS}
        />
      </div>
      <Button type="submit" variant="primary" icon="upload">
        Lire la liste
      </Button>
      <p className="text-sm text-ink-muted">Rien n’est gardé avant que vous l’ayez confirmé à l’écran suivant.</p>
    </form>
  )
}
