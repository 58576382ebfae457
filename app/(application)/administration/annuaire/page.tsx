import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FileInput } from '@/components/ui/file-input'
import { TextLink } from '@/components/ui/text-link'
import { DirectoryResult } from '@/features/directory/components/directory-result'
import { DIRECTORY_DOWNLOAD, refusalFromQuery } from '@/features/directory/presentation'
import { findLastDirectoryLoad } from '@/features/directory/queries'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Annuaire' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DirectoryPage({ searchParams }: Props) {
  const access = await requireAdministration()
  const query = await searchParams
  const refusal = refusalFromQuery(query)
  const load = await findLastDirectoryLoad(access)
  return (
    <>
      <PageHeader
        title="Annuaire"
        subtitle="Charger les établissements du second degré depuis l’annuaire public de l’éducation."
      />
      <div className="space-y-6">
        {refusal && (
          <Alert tone="danger" title="L’annuaire n’est pas chargé" announce="alert">
            <p>{refusal}</p>
          </Alert>
        )}
        {'charge' in query && (
          <Alert tone="success" title={'L’annuaire est chargé\u00a0: voici ce qu’il a donné.'} announce="status" />
        )}
        <Card id="depot" title="Charger un annuaire">
          <p className="mb-4 max-w-3xl">
            Téléchargez l’
            <TextLink href={DIRECTORY_DOWNLOAD} isExternal>
              annuaire de l’éducation
            </TextLink>{' '}
            au format CSV, puis déposez-le ici sans l’ouvrir. Les établissements nouveaux sont créés, ceux qui existent
            reçoivent leur nom et leur adresse à jour&nbsp;; leur ENT, leur contact et leur raccordement ne changent
            pas. Le charger deux fois ne change rien de plus.
          </p>
          <form action={routes.directoryUpload()} method="post" encType="multipart/form-data" className="space-y-4">
            <FileInput label="Fichier de l’annuaire" name="file" accept=".csv,text/csv" required className="max-w-xl" />
            <Button type="submit" variant="primary" icon="upload">
              Charger
            </Button>
          </form>
        </Card>
        {load && <DirectoryResult load={load} />}
      </div>
    </>
  )
}
