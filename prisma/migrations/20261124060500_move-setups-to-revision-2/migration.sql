-- Revision 2 has the steps of revision 1, under the same keys: facts go on naming them. It says what proves three more.
UPDATE "Setup" SET "revision" = 2 WHERE "procedure" = 'pronote-2011-self-hosted' AND "revision" = 1;
