DROP INDEX "ballot_secrets_person";--> statement-breakpoint
CREATE INDEX "ideas_answered" ON "ideas" USING btree ("contest_id","answered_at");--> statement-breakpoint
CREATE INDEX "ideas_shortlisted" ON "ideas" USING btree ("contest_id","shortlisted_at");--> statement-breakpoint
CREATE INDEX "ideas_place" ON "ideas" USING btree ("contest_id","place");--> statement-breakpoint
CREATE INDEX "ballot_secrets_person" ON "ballot_secrets" USING btree ("person_id","contest_id");