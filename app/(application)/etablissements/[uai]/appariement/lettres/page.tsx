import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { changeLetterTexts } from '@/features/letters/actions'
import { LettersView } from '@/features/letters/components/letters-view'
import { countRecipients, findLetterSetting } from '@/features/letters/queries'
import { readLetterChoice } from '@/features/letters/schemas'
import { routes } from '@/lib/routes'
import { now } from '@/server/clock'
import { requireEstablishment } from '@/server/guard'
import { pagesOf } from '@/server/letters-pdf'

export const metadata: Metadata = { title: 'Lettres' }

type Props = {
  params: Promise<{ uai: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function LettersPage({ params, searchParams }: Props) {
  const { uai } = await params
  const access = await requireEstablishment(uai, 'export_people')
  const choice = readLetterChoice(await searchParams)
  const [groups, setting] = await Promise.all([countRecipients(access), findLetterSetting(access)])
  return (
    <div className="space-y-6">
      <div>
        <Breadcrumb items={[{ label: 'Appariement', href: routes.pairing(uai) }]} />
        <h2 className="text-2xl">Lettres aux personnes non appariées</h2>
      </div>
      <LettersView
        {...{ uai, choice, groups, setting }}
        pagesOf={(letters) => pagesOf(choice.layout, letters)}
        change={changeLetterTexts.bind(null, uai)}
        now={now()}
      />
    </div>
  )
}
