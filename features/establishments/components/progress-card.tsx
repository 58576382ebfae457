import { Card } from '@/components/ui/card'
import { SegmentedProgress } from '@/components/ui/segmented-progress'
import { TextLink } from '@/components/ui/text-link'
import type { Procedure } from '@/domain/procedure/procedure'
import type { Standing } from '@/domain/procedure/standing'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'

type ProgressCardProps = { uai: string; procedure: Procedure; standing: Standing; toRecheck: number }

/** How far each phase is, one segment a step. */
export function ProgressCard({ uai, procedure, standing, toRecheck }: ProgressCardProps) {
  const { stepsDone, stepsApplicable } = standing
  const done = `${stepsDone} ${plural(stepsDone, 'étape faite', 'étapes faites')} sur ${stepsApplicable}`
  return (
    <Card
      id="avancement"
      title="Avancement"
      description={toRecheck > 0 ? `${done}, dont ${toRecheck} à revérifier` : done}
      actions={<TextLink href={routes.procedure(uai)}>Toute la procédure</TextLink>}
    >
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-5">
        {standing.byPhase.map(({ phase, done, applicable }) => (
          <SegmentedProgress
            key={phase}
            label={procedure.phases.find(({ key }) => key === phase)?.title ?? phase}
            done={done}
            total={applicable}
            blocked={standing.steps.filter(({ step, state }) => step.phase === phase && state === 'blocked').length}
          />
        ))}
      </div>
    </Card>
  )
}
