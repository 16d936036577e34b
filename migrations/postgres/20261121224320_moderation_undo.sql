ALTER TABLE "decisions" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "about_id" text collate "C";--> statement-breakpoint
CREATE INDEX "decisions_moderator" ON "decisions" USING btree ("moderator_id","created_at");--> statement-breakpoint
CREATE INDEX "mails_about" ON "mails" USING btree ("about_id");