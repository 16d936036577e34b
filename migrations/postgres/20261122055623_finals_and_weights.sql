ALTER TABLE "contests" ADD COLUMN "weights" jsonb;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "final_of" text collate "C";--> statement-breakpoint
CREATE INDEX "contests_final_of" ON "contests" USING btree ("final_of");