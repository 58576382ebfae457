import { loadProcedure } from '@/domain/procedure/load-procedure'
import type { Procedure, StepDraft } from '@/domain/procedure/procedure'
import type { Phase } from '@/domain/procedure/vocabulary'
import { frenchSpacing } from '@/procedures/french-spacing'
import { client } from '@/procedures/pronote-2011-self-hosted/client'
import { identifiers } from '@/procedures/pronote-2011-self-hosted/identifiers'
import { portal } from '@/procedures/pronote-2011-self-hosted/portal'
import { prerequisites } from '@/procedures/pronote-2011-self-hosted/prerequisites'
import { pronoteNet } from '@/procedures/pronote-2011-self-hosted/pronote-net'

const PHASES: readonly { key: Phase; title: string; steps: StepDraft[] }[] = [
  { key: 'prerequisites', title: 'Préalables', steps: prerequisites },
  { key: 'pronote_net', title: 'PRONOTE.net sur la DMZ', steps: pronoteNet },
  { key: 'client', title: 'Client PRONOTE', steps: client },
  { key: 'portal', title: 'Portail ENT', steps: portal },
  { key: 'identifiers', title: 'Identifiants', steps: identifiers },
]

/** PRONOTE 2011 on the school's own servers, opened from the ENT through CAS. Once published, a revision never changes. */
export const pronote2011SelfHosted: Procedure = published({
  key: 'pronote-2011-self-hosted',
  revision: 2,
  title: 'PRONOTE 2011 non hébergé, ouvert depuis l’ENT',
  phases: PHASES.map(({ key, title }) => ({ key, title })),
  steps: PHASES.flatMap(({ key, steps }) => steps.map((step) => ({ ...step, phase: key }))),
})

/** What is written here is ours: a fault in it is a fault of the program. */
function published(data: object): Procedure {
  const loaded = loadProcedure(frenchSpacing(data))
  if (!loaded.ok) throw new Error(`Invalid procedure: ${loaded.refusal.problems.join('; ')}`)
  return loaded.value
}
