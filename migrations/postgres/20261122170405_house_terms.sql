ALTER TABLE "answers" ADD COLUMN "status" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ideas" ADD COLUMN "status" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "used_at" timestamp (3) with time zone;