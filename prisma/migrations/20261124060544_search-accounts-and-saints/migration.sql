-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '';

-- What is stored is written again as `lib/search-text` now writes it: decomposed, without accents, in lower case, and
-- with «st» and «ste» in full.
UPDATE "Account" SET "searchText" = btrim(regexp_replace(
  lower(regexp_replace(
    normalize(replace(replace(name, 'Œ', 'oe'), 'œ', 'oe') || ' ' || email, NFKD), '[\u0300-\u036f]', '', 'g')),
  '[^[:alnum:]]+', ' ', 'g'));

UPDATE "Account" SET "searchText" = regexp_replace(regexp_replace("searchText", '\mst\M', 'saint', 'g'), '\mste\M', 'sainte', 'g')
WHERE "searchText" ~ '\mste?\M';

UPDATE "Establishment" SET "searchText" = regexp_replace(regexp_replace("searchText", '\mst\M', 'saint', 'g'), '\mste\M', 'sainte', 'g')
WHERE "searchText" ~ '\mste?\M';
