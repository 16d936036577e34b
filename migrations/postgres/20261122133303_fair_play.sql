CREATE TABLE "held_texts" (
	"subject" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"why" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "held_texts_subject_subject_id_pk" PRIMARY KEY("subject","subject_id")
);
--> statement-breakpoint
CREATE TABLE "trust_levels" (
	"person_id" text collate "C" PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"reason" text NOT NULL,
	"set_by" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trust_levels_level" CHECK ("level" in ('new', 'known', 'trusted'))
);
--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "appeal_of" text collate "C";--> statement-breakpoint
ALTER TABLE "trust_levels" ADD CONSTRAINT "trust_levels_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trust_levels" ADD CONSTRAINT "trust_levels_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decisions_time" ON "decisions" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "decisions_appeal" ON "decisions" USING btree ("appeal_of");