CREATE TABLE "juries" (
	"contest_id" text collate "C" PRIMARY KEY NOT NULL,
	"criteria" jsonb NOT NULL,
	"scale" integer DEFAULT 5 NOT NULL,
	"per_idea" integer DEFAULT 3 NOT NULL,
	"blind" boolean DEFAULT true NOT NULL,
	"judged" text DEFAULT 'all' NOT NULL,
	"share" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"seed" text DEFAULT '' NOT NULL,
	"handed_out_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "juries_judged" CHECK ("judged" in ('all', 'shortlist'))
);
--> statement-breakpoint
CREATE TABLE "scorecards" (
	"contest_id" text collate "C" NOT NULL,
	"juror_id" text collate "C" NOT NULL,
	"idea_id" text collate "C" NOT NULL,
	"state" text DEFAULT 'assigned' NOT NULL,
	"scores" jsonb NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"saved_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	CONSTRAINT "scorecards_contest_id_juror_id_idea_id_pk" PRIMARY KEY("contest_id","juror_id","idea_id"),
	CONSTRAINT "scorecards_state" CHECK ("state" in ('assigned', 'submitted', 'conflict'))
);
--> statement-breakpoint
ALTER TABLE "juries" ADD CONSTRAINT "juries_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_juror_id_people_id_fk" FOREIGN KEY ("juror_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scorecards_juror" ON "scorecards" USING btree ("juror_id");--> statement-breakpoint
CREATE INDEX "scorecards_idea" ON "scorecards" USING btree ("idea_id");