import { Card } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { OpeningView } from '@/features/openings/queries'

/** Who, outside the school, looked at the names of its people, and why. Nothing is drawn when nobody did. */
export function OpeningsCard({ openings }: { openings: readonly OpeningView[] }) {
  if (openings.length === 0) return null
  return (
    <Card
      id="ouvertures"
      title="Consultations des noms"
      description="Hors de l’établissement, les noms ne se lisent que pendant une heure, et avec un motif."
    >
      <ul className="divide-y divide-line">
        {openings.map((opening) => (
          <li key={opening.id} className="py-2 first:pt-0 last:pb-0">
            <p>
              <span className="font-semibold">{opening.byName}</span>, le <Time at={opening.openedAt} />
            </p>
            <p className="wrap-break-word">«&nbsp;{opening.reason}&nbsp;»</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
