-- AlterTable
ALTER TABLE "Establishment" ADD COLUMN     "weeklyPaired" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "weeklyPeople" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- The points that are already kept, as features/adoption/mutations adds them up.
WITH gained AS (
  SELECT s."id", greatest(1, 1 + (p."day" - date_trunc('week', make_date(s."schoolYear", 8, 1))::date) / 7) AS week,
    p."people" - coalesce(lag(p."people") OVER profiles, 0) AS people,
    p."paired" - coalesce(lag(p."paired") OVER profiles, 0) AS paired
  FROM "Setup" AS s
  JOIN "AdoptionPoint" AS p ON p."setupId" = s."id"
  WINDOW profiles AS (PARTITION BY s."id", p."profile" ORDER BY p."day")
), summed AS (
  SELECT w."id", w.week, (sum(g.people) OVER weeks)::int AS people, (sum(g.paired) OVER weeks)::int AS paired
  FROM (SELECT "id", generate_series(1, max(week)) AS week FROM gained GROUP BY "id") AS w
  LEFT JOIN (
    SELECT "id", week, sum(people) AS people, sum(paired) AS paired FROM gained GROUP BY "id", week
  ) AS g ON g."id" = w."id" AND g.week = w.week
  WINDOW weeks AS (PARTITION BY w."id" ORDER BY w.week)
)
UPDATE "Establishment" AS e SET "weeklyPeople" = k.people, "weeklyPaired" = k.paired
FROM (
  SELECT s."uai", s."schoolYear", array_agg(coalesce(m.people, 0) ORDER BY m.week) AS people,
    array_agg(coalesce(m.paired, 0) ORDER BY m.week) AS paired
  FROM summed AS m
  JOIN "Setup" AS s ON s."id" = m."id"
  GROUP BY s."uai", s."schoolYear"
) AS k
WHERE k."uai" = e."uai" AND k."schoolYear" = e."schoolYear";
