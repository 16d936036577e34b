DROP INDEX "ballot_secrets_person";--> statement-breakpoint
CREATE INDEX "ballot_secrets_person" ON "ballot_secrets" USING btree ("person_id","contest_id","seq");