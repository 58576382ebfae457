import { redirect } from 'next/navigation'
import { isStaff } from '@/domain/access/policy'
import { listOwnEstablishments } from '@/features/navigation/queries'
import { routes } from '@/lib/routes'
import { requirePopulation } from '@/server/guard'

/** Home by role: a school's own page, or the list of those one follows. */
export default async function HomePage() {
  const access = await requirePopulation()
  const own = await listOwnEstablishments(access)
  const [first] = own
  const hasOne = first && own.length === 1 && !isStaff(access.actor.memberships)
  redirect(hasOne ? routes.establishment(first.uai) : routes.establishments())
}
