import { prefillConfiguration, type EntParameters } from '@/domain/configuration/prefill-configuration'
import { searchText, sortKey } from '@/lib/search-text'
import type { Transaction } from '@/server/db'
import { ANCHOR, type Scenario } from './scenarios'
import type { School } from './schools'

export type PlacedSchool = School & {
  setupId: string
  schoolYear: number
  /** Index of its story. */
  scenario: number
  /** When its story ends. */
  anchor: Date
  ent: (EntParameters & { id: string }) | null
}

/** Writes establishments, setups, facts, their journal and what lists show of them: one statement a table. */
export async function writeSchools(
  tx: Transaction,
  schools: readonly PlacedSchool[],
  scenarios: readonly Scenario[],
  actor: { id: string; onBehalf: boolean },
): Promise<void> {
  await writeEstablishments(tx, schools, scenarios)
  await writeSetups(tx, schools, scenarios)
  await writeFacts(tx, schools, scenarios, actor)
}

async function writeEstablishments(tx: Transaction, schools: readonly PlacedSchool[], scenarios: readonly Scenario[]) {
  const rows = schools.map((school) => {
    const { standing } = storyOf(school, scenarios)
    const { state, phase, owner, nextStep, stepsDone, stepsApplicable } = standing
    return {
      uai: school.uai,
      academyCode: school.academyCode,
      departmentCode: school.departmentCode,
      kind: school.kind,
      name: school.name,
      city: school.city,
      email: school.email,
      entId: school.ent?.id ?? null,
      searchText: searchText(school.name, school.city, school.uai),
      sortName: sortKey(school.name),
      sortCity: sortKey(school.city),
      schoolYear: school.schoolYear,
      state,
      phase,
      owner,
      nextStep,
      since: moved(standing.since, school),
      stepsDone,
      stepsApplicable,
      progress: stepsApplicable === 0 ? 0 : Math.floor((1000 * stepsDone) / stepsApplicable),
    }
  })
  await tx.establishment.createMany({ data: rows })
}

async function writeSetups(tx: Transaction, schools: readonly PlacedSchool[], scenarios: readonly Scenario[]) {
  await tx.setup.createMany({
    data: schools.map((school) => {
      const story = storyOf(school, scenarios)
      const hasBegun = story.configuration.scheme !== undefined
      return {
        id: school.setupId,
        uai: school.uai,
        schoolYear: school.schoolYear,
        procedure: 'pronote-2011-self-hosted',
        revision: 1,
        configuration: {
          ...prefillConfiguration({ establishment: school, ent: school.ent }),
          publicHost: hasBegun ? `pronote-${school.uai.toLowerCase()}.example` : null,
          ...story.configuration,
        },
        version: story.facts.length,
        startedAt: moved(story.startedAt, school),
      }
    }),
  })
}

async function writeFacts(
  tx: Transaction,
  schools: readonly PlacedSchool[],
  scenarios: readonly Scenario[],
  actor: { id: string; onBehalf: boolean },
) {
  const facts = scenarios.flatMap(({ facts }, scenario) =>
    facts.map((fact, index) => ({ ...fact, scenario, sequence: index + 1 })),
  )
  const schoolColumns = [
    schools.map((one) => one.setupId),
    schools.map((one) => one.uai),
    schools.map((one) => one.scenario),
    schools.map((one) => Math.round((one.anchor.getTime() - ANCHOR.getTime()) / 1000)),
  ] as const
  const story = JSON.stringify(facts)
  await tx.$executeRaw`
    insert into "Fact" ("setupId", sequence, kind, step, at, source, "byId", "onBehalf", reason)
    select e.setup_id, f.sequence, f.kind::"FactKind", f.step, f.at + make_interval(secs => e.shift), f.source::"FactSource",
           case when f.source = 'person' then ${actor.id}::uuid end, f.source = 'person' and ${actor.onBehalf}, f.reason
    from unnest(${schoolColumns[0]}::uuid[], ${schoolColumns[2]}::int[], ${schoolColumns[3]}::float8[]) as e(setup_id, scenario, shift)
    join jsonb_to_recordset(${story}::jsonb) as f(scenario int, sequence int, kind text, step text, at timestamptz, source text, reason text)
      on f.scenario = e.scenario`
  await tx.$executeRaw`
    insert into "JournalEntry" (at, kind, "actorId", "onBehalf", uai, "academyCode", data)
    select f.at + make_interval(secs => e.shift),
           case when f.step is null then 'setup_' || f.kind else 'step_' || f.kind end,
           case when f.source = 'person' then ${actor.id}::uuid end, f.source = 'person' and ${actor.onBehalf}, s.uai, s."academyCode",
           case when f.step is null then jsonb_build_object('reason', f.reason)
                else jsonb_build_object('step', f.step, 'note', null, 'reason', f.reason) end
    from unnest(${schoolColumns[1]}::text[], ${schoolColumns[2]}::int[], ${schoolColumns[3]}::float8[]) as e(uai, scenario, shift)
    join "Establishment" as s on s.uai = e.uai
    join jsonb_to_recordset(${story}::jsonb) as f(scenario int, sequence int, kind text, step text, at timestamptz, source text, reason text)
      on f.scenario = e.scenario
    order by 1`
}

function storyOf({ scenario }: PlacedSchool, scenarios: readonly Scenario[]): Scenario {
  const story = scenarios[scenario]
  if (!story) throw new Error(`There is no story ${scenario}.`)
  return story
}

/** A date of the story, moved to when this school lived it. */
function moved(date: Date, { anchor }: PlacedSchool): Date {
  return new Date(date.getTime() - ANCHOR.getTime() + anchor.getTime())
}
