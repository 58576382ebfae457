-- Lists count establishments all day, from an index alone as long as pages are known to be visible: each import makes the
-- page of its establishment unknown again, and the default waits for a fifth of them.
ALTER TABLE "Establishment" SET (autovacuum_vacuum_scale_factor = 0.01);
