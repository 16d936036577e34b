CREATE TABLE "holding_messages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"idea_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"author_title" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pulses" (
	"answer_id" text collate "C" PRIMARY KEY NOT NULL,
	"idea_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"verdict" text NOT NULL,
	"reply_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pulses_verdict" CHECK ("verdict" in ('yes', 'partly', 'no'))
);
--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "read_days" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "promised_by" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ideas" ADD COLUMN "read_promised_by" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ideas" ADD COLUMN "turn_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ideas" ADD COLUMN "escalated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "holding_messages" ADD CONSTRAINT "holding_messages_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holding_messages" ADD CONSTRAINT "holding_messages_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulses" ADD CONSTRAINT "pulses_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulses" ADD CONSTRAINT "pulses_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulses" ADD CONSTRAINT "pulses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "holding_messages_idea" ON "holding_messages" USING btree ("idea_id","created_at");--> statement-breakpoint
CREATE INDEX "pulses_idea" ON "pulses" USING btree ("idea_id","created_at");--> statement-breakpoint
CREATE INDEX "pulses_reply" ON "pulses" USING btree ("reply_id");--> statement-breakpoint
CREATE INDEX "answers_promised" ON "answers" USING btree ("promised_by");--> statement-breakpoint
UPDATE "answers" SET
	"promised_by" = (SELECT "ideas"."promised_by" FROM "ideas" WHERE "ideas"."id" = "answers"."idea_id"),
	"asked_at" = (SELECT coalesce("ideas"."published_at", "ideas"."created_at") FROM "ideas" WHERE "ideas"."id" = "answers"."idea_id")
WHERE NOT EXISTS (
	SELECT 1 FROM "answers" "e" WHERE "e"."idea_id" = "answers"."idea_id"
	AND ("e"."created_at" < "answers"."created_at" OR ("e"."created_at" = "answers"."created_at" AND "e"."id" < "answers"."id"))
);
