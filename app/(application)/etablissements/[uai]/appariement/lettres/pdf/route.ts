import { takeRecipients } from '@/features/letters/mutations'
import { letterTo, textsInUse } from '@/features/letters/presentation'
import { findLetterSetting } from '@/features/letters/queries'
import { readLetterChoice, writeLetterChoice } from '@/features/letters/schemas'
import { fileDay } from '@/lib/dates'
import { routes } from '@/lib/routes'
import { now } from '@/server/clock'
import { lettersPdf } from '@/server/letters-pdf'
import { nothingHere, readForm, routeAccess, seeOther } from '@/server/route-access'

type Context = { params: Promise<{ uai: string }> }

/** Makes the letters that the form asks for, as one PDF sent while it is drawn; the journal and the curve keep how many. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { uai } = await params
  const access = await routeAccess(uai, 'export_people', routes.letters(uai))
  if (access instanceof Response) return access
  const form = await readForm(request)
  if (!form) return nothingHere()
  const choice = readLetterChoice(Object.fromEntries(form))
  const at = now()
  const setting = await findLetterSetting(access)
  const people = textsInUse(setting).entAddress === '' ? [] : await takeRecipients(access, { ...choice, at })
  if (people.length === 0) return seeOther(routes.letters(uai, writeLetterChoice(choice)))
  const letters = people.map((person) => letterTo(person, setting, choice.layout, at))
  return new Response(lettersPdf(letters, choice.layout, at), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="lettres-${uai}-${fileDay(at)}.pdf"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
