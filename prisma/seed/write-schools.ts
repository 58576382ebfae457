import { prefillConfiguration, type EntParameters } from '@/domain/configuration/prefill-configuration'
import { searchText, sortKey } from '@/lib/search-text'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'
import { Prisma } from '@/prisma/generated/client'
import type { Transaction } from '@/server/db'
import type { School } from './schools'
import { ANCHOR, type Scenario } from './tell-story'

export type PlacedSchool = School & {
  setupId: string
  schoolYear: number
  /** Index of its story. */
  scenario: number
  /** When its story ends. */
  anchor: Date
  ent: (EntParameters & { id: string }) | null
  /** How many people it has. */
  people: number
}

/** Writes establishments, setups, facts, imports into the ENT, their journal and what lists show of them: one statement a table. */
export async function writeSchools(
  tx: Transaction,
  schools: readonly PlacedSchool[],
  scenarios: readonly Scenario[],
  actor: Actor,
): Promise<void> {
  await writeEstablishments(tx, schools, scenarios)
  await writeSetups(tx, schools, scenarios)
  await writeFacts(tx, schools, scenarios, actor)
  await writePortalImports(tx, schools, scenarios, actor)
  await writeJournal(tx, schools, scenarios, actor)
}

type Actor = { id: string; onBehalf: boolean }

async function writeEstablishments(tx: Transaction, schools: readonly PlacedSchool[], scenarios: readonly Scenario[]) {
  const rows = schools.map((school) => {
    const { standing, stepsToRecheck, isServiceCut } = storyOf(school, scenarios)
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
      stepsToRecheck: stepsToRecheck.length,
      isServiceCut,
      progress: stepsApplicable === 0 ? 0 : Math.floor((1000 * stepsDone) / stepsApplicable),
    }
  })
  await tx.establishment.createMany({ data: rows })
}

async function writeSetups(tx: Transaction, schools: readonly PlacedSchool[], scenarios: readonly Scenario[]) {
  const told = schools.map((school) => {
    const story = storyOf(school, scenarios)
    const hasBegun = story.configuration.scheme !== undefined
    const configuration = {
      ...prefillConfiguration({ establishment: school, ent: school.ent }),
      publicHost: hasBegun ? `pronote-${school.uai.toLowerCase()}.example` : null,
      ...story.configuration,
    }
    return { school, story, configuration }
  })
  await tx.setup.createMany({
    data: told.map(({ school, story, configuration }) => ({
      id: school.setupId,
      uai: school.uai,
      schoolYear: school.schoolYear,
      procedure: CURRENT_PROCEDURE.key,
      revision: CURRENT_PROCEDURE.revision,
      configuration,
      version: story.facts.length + story.changes.length,
      configurationVersion: story.changes.at(-1)?.version ?? 0,
      startedAt: moved(story.startedAt, school),
    })),
  })
  await tx.formerConfiguration.createMany({
    data: told.flatMap(({ school, story, configuration }) =>
      story.changes.map(({ version, at, former }) => ({
        setupId: school.setupId,
        version,
        at: moved(at, school),
        configuration: { ...configuration, ...former },
      })),
    ),
  })
}

async function writeFacts(
  tx: Transaction,
  schools: readonly PlacedSchool[],
  scenarios: readonly Scenario[],
  actor: Actor,
) {
  const facts = scenarios.flatMap(({ facts }, scenario) => facts.map((fact) => ({ ...fact, scenario })))
  await tx.$executeRaw`
    insert into "Fact" ("setupId", sequence, kind, step, at, source, "byId", "onBehalf", reason)
    select e.setup_id, f.sequence, f.kind::"FactKind", f.step, f.at + make_interval(secs => e.shift), f.source::"FactSource",
           case when f.source = 'person' then ${actor.id}::uuid end, f.source = 'person' and ${actor.onBehalf}, f.reason
    from ${living(schools)}
    join jsonb_to_recordset(${JSON.stringify(facts)}::jsonb)
      as f(scenario int, sequence int, kind text, step text, at timestamptz, source text, reason text) on f.scenario = e.scenario`
}

/** The portal shows minutes, and no seconds. */
async function writePortalImports(
  tx: Transaction,
  schools: readonly PlacedSchool[],
  scenarios: readonly Scenario[],
  actor: Actor,
) {
  const imports = scenarios.flatMap(({ portalImports }, scenario) => portalImports.map((one) => ({ ...one, scenario })))
  await tx.$executeRaw`
    insert into "PortalImport" (id, "setupId", at, mode, count, interrupted, people, "recordedById", "recordedAt")
    select gen_random_uuid(), e.setup_id, date_trunc('minute', i.at + make_interval(secs => e.shift)), i.mode::"PortalMode",
           greatest(1, e.people * i."perMille" / 1000), i.interrupted, e.people, ${actor.id}::uuid,
           i."recordedAt" + make_interval(secs => e.shift)
    from ${living(schools)}
    join jsonb_to_recordset(${JSON.stringify(imports)}::jsonb)
      as i(scenario int, at timestamptz, "recordedAt" timestamptz, mode text, interrupted boolean, "perMille" int)
      on i.scenario = e.scenario`
}

/** In the order in which things happened: the journal is read by its ids. */
async function writeJournal(
  tx: Transaction,
  schools: readonly PlacedSchool[],
  scenarios: readonly Scenario[],
  actor: Actor,
) {
  const changes = scenarios.flatMap(({ changes, stepsToRecheck }, scenario) =>
    changes.map(({ version, former }) => ({ scenario, version, fields: Object.keys(former), stepsToRecheck })),
  )
  const setupIds = schools.map((one) => one.setupId)
  await tx.$executeRaw`
    insert into "JournalEntry" (at, kind, "actorId", "onBehalf", uai, "academyCode", data)
    select entry.at, entry.kind, case when entry."byPerson" then ${actor.id}::uuid end, entry."byPerson" and ${actor.onBehalf},
           s.uai, e."academyCode", entry.data
    from (
      select "setupId", at, sequence as rank, source = 'person' as "byPerson",
             case when step is null then 'setup_' || kind else 'step_' || kind end as kind,
             case when step is null then jsonb_build_object('reason', reason)
                  else jsonb_build_object('step', step, 'note', null, 'reason', reason) end as data
      from "Fact" where "setupId" = any(${setupIds}::uuid[])
      union all
      select "setupId", "recordedAt", 0, true, 'portal_import_recorded',
             jsonb_build_object('portalImportId', id, 'at', at, 'mode', mode, 'count', count, 'interrupted', interrupted)
      from "PortalImport" where "setupId" = any(${setupIds}::uuid[])
      union all
      select f."setupId", f.at, f.version, true, 'configuration_changed',
             jsonb_build_object('fields', c.fields, 'version', f.version, 'toRecheck', c."stepsToRecheck")
      from "FormerConfiguration" as f
      join ${living(schools)} on e.setup_id = f."setupId"
      join jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
        as c(scenario int, version int, fields jsonb, "stepsToRecheck" jsonb)
        on c.scenario = e.scenario and c.version = f.version
    ) as entry
    join "Setup" as s on s.id = entry."setupId"
    join "Establishment" as e on e.uai = s.uai
    order by entry.at, entry.rank`
}

/** Each school, its story, and by how many seconds it is moved. */
function living(schools: readonly PlacedSchool[]): Prisma.Sql {
  return Prisma.sql`unnest(
    ${schools.map((one) => one.setupId)}::uuid[],
    ${schools.map((one) => one.scenario)}::int[],
    ${schools.map((one) => Math.round((one.anchor.getTime() - ANCHOR.getTime()) / 1000))}::float8[],
    ${schools.map((one) => one.people)}::int[]
  ) as e(setup_id, scenario, shift, people)`
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
