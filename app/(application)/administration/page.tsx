import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { listAcademies } from '@/features/academies/queries'
import { listAccounts } from '@/features/account-administration/queries'
import { listEnts } from '@/features/ents/queries'
import { administrationSections, scopeWords } from '@/features/establishment-administration/presentation'
import { countAdministered } from '@/features/establishment-administration/queries'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Administration' }

export default async function AdministrationPage() {
  const access = await requireAdministration()
  const [establishments, ents, accounts] = await Promise.all([
    countAdministered(access),
    listEnts(access, ''),
    listAccounts(access, { text: '', page: 1 }),
  ])
  const sections = administrationSections({ establishments, ents: ents.length, accounts: accounts.total })
  return (
    <>
      <PageHeader title="Administration" subtitle={scopeWords(listAcademies(access), access.scope.all)} />
      <div className="grid gap-4 sm:grid-cols-2">
        {sections.map(({ href, title, count, summary }) => (
          <Card key={href} title={<TextLink href={href}>{title}</TextLink>} description={count}>
            <p>{summary}</p>
          </Card>
        ))}
      </div>
    </>
  )
}
