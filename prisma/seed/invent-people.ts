import { sortKey } from '@/lib/search-text'
import type { Transaction } from '@/server/db'

const LAST_NAMES =
  'MARTIN,BERNARD,THOMAS,PETIT,ROBERT,RICHARD,DURAND,DUBOIS,MOREAU,LAURENT,SIMON,MICHEL,LEFÈVRE,LEROY,ROUX,DAVID,BERTRAND,MOREL,FOURNIER,GIRARD,BONNET,DUPONT,LAMBERT,FONTAINE,ROUSSEAU,VINCENT,MÜLLER,FAURE,ANDRÉ,MERCIER,BLANC,GUÉRIN,BOYER,GARNIER,CHEVALIER,FRANÇOIS,LEGRAND,GAUTHIER,GARCIA,PERRIN,ROBIN,CLÉMENT,MORIN,NICOLAS,HENRY,ROUSSEL,MATHIEU,GAUTIER,MASSON,MARCHAND,DUVAL,DENIS,DUMONT,MARIE,LEMAIRE,NOËL,MEYER,DUFOUR,MEUNIER'.split(
    ',',
  )
const FIRST_NAMES =
  'Léa,Hugo,Manon,Lucas,Chloé,Théo,Camille,Enzo,Inès,Nathan,Jade,Louis,Sarah,Gabriel,Emma,Arthur,Zoé,Jules,Lina,Adam,Éva,Raphaël,Alice,Tom,Louise,Noé,Anaïs,Maël,Clara,Ethan,Romane,Nolan,Juliette,Mathis,Élise,Yanis,Agathe'.split(
    ',',
  )
const CLASSES = '301,302,303,304,401,402,403,404,501,502,503,504,601,602,603,604'.split(',')

/**
 * Gives each setup invented people: 12 in 25 pupils, 10 guardians, 2 teachers, 1 staff, with PRONOTE identifiers of
 * their own. `pairedPerMille` of each setup have an Identifiant CAS.
 */
export async function inventPeople(
  tx: Transaction,
  setups: readonly { setupId: string; pairedPerMille: number; arrivedAt: Date; people: number }[],
): Promise<void> {
  await tx.$executeRaw`
    insert into "Person" ("setupId", profile, "pronoteId", "casId", "lastName", "firstName", "className", "sortName", "arrivedAt")
    select
      s.id,
      p.profile::"Profile",
      upper(translate(substr(md5(s.id::text || n), 1, 16), '01', 'xy')),
      case when hashint4(n * 7919 + s.paired) & 1023 < s.paired * 1.024 then 'NA' || chr(65 + n % 26) || lpad((10000 + n)::text, 5, '0') end,
      last_name, first_name,
      case when p.profile = 'pupil' then (${CLASSES}::text[])[1 + n % ${CLASSES.length}] end,
      (${LAST_NAMES.map(sortKey)}::text[])[l] || ' ' || (${FIRST_NAMES.map(sortKey)}::text[])[f],
      s.arrived_at
    from unnest(
      ${setups.map((one) => one.setupId)}::uuid[],
      ${setups.map((one) => one.pairedPerMille)}::int[],
      ${setups.map((one) => one.arrivedAt.toISOString())}::timestamptz[],
      ${setups.map((one) => one.people)}::int[]
    ) as s(id, paired, arrived_at, people)
    cross join lateral generate_series(1, s.people) as n
    cross join lateral (select case when n % 25 < 12 then 'pupil' when n % 25 < 22 then 'guardian' when n % 25 < 24 then 'teacher' else 'staff' end as profile) as p
    cross join lateral (select 1 + (hashint4(n) & 2147483647) % ${LAST_NAMES.length} as l, 1 + (hashint4(n + 31) & 2147483647) % ${FIRST_NAMES.length} as f) as i
    cross join lateral (select (${LAST_NAMES}::text[])[l] as last_name, (${FIRST_NAMES}::text[])[f] as first_name) as names`
}
