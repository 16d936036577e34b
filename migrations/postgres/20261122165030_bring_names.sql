CREATE TABLE "brought_ideas" (
	"idea_id" text collate "C" PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	"brought_by" text collate "C" NOT NULL,
	"claim_hash" text collate "C",
	"invited_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"mailed_at" timestamp (3) with time zone,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "brought_ideas_answer" CHECK ("answer" in ('accepted', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "brought_letters" (
	"address_hash" text collate "C" PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "name_decisions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"moderator_id" text collate "C" NOT NULL,
	"decision" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"neutral" text DEFAULT '' NOT NULL,
	"appeal_of" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "name_decisions_subject_word" CHECK ("subject" in ('person', 'union')),
	CONSTRAINT "name_decisions_decision" CHECK ("decision" in ('leave', 'replace', 'restore', 'uphold'))
);
--> statement-breakpoint
CREATE TABLE "name_reports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"reporter_id" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "name_reports_subject" CHECK ("subject" in ('person', 'union'))
);
--> statement-breakpoint
ALTER TABLE "recovery_cases" ADD COLUMN "escalated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "brought_ideas" ADD CONSTRAINT "brought_ideas_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brought_ideas" ADD CONSTRAINT "brought_ideas_brought_by_people_id_fk" FOREIGN KEY ("brought_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_decisions" ADD CONSTRAINT "name_decisions_moderator_id_people_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "brought_ideas_claim" ON "brought_ideas" USING btree ("claim_hash");--> statement-breakpoint
CREATE INDEX "brought_ideas_brought_by" ON "brought_ideas" USING btree ("brought_by");--> statement-breakpoint
CREATE INDEX "brought_letters_time" ON "brought_letters" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "name_decisions_subject" ON "name_decisions" USING btree ("subject","subject_id","created_at");--> statement-breakpoint
CREATE INDEX "name_decisions_time" ON "name_decisions" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "name_decisions_moderator" ON "name_decisions" USING btree ("moderator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "name_reports_once" ON "name_reports" USING btree ("subject","subject_id","reporter_id");--> statement-breakpoint
CREATE INDEX "name_reports_open" ON "name_reports" USING btree ("resolved_at","created_at");