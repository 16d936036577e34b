ALTER TABLE "contests" ADD COLUMN "receipts" text DEFAULT 'choice' NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "witnessed_seq" integer DEFAULT -1 NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "witnessed_at" timestamp (3) with time zone;