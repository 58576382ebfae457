import { Card } from '@/components/ui/card'
import { HandForm } from '@/features/portal-imports/components/hand-form'
import { PasteForm } from '@/features/portal-imports/components/paste-form'
import { PORTAL_PATH } from '@/features/portal-imports/presentation'
import type { ActionState } from '@/lib/action-state'

type Action = (state: ActionState, form: FormData) => Promise<ActionState>

/** The two ways to note an import, each bound to the establishment by the page. */
export function RecordingCards({ read, note }: { read: Action; note: Action }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card title="Coller le résultat affiché par l’ENT" id="coller">
        <p className="mb-4">
          Après l’import, la page «&nbsp;{PORTAL_PATH}&nbsp;» affiche le nombre d’identifiants, la date et le mode.
          Copiez ces lignes et collez-les ici, même si l’import a été interrompu.
        </p>
        <PasteForm action={read} />
      </Card>
      <Card title="Ou noter à la main" id="a-la-main">
        <HandForm action={note} />
      </Card>
    </div>
  )
}
