CREATE TABLE "ballot_reviews" (
	"contest_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"grounds" jsonb NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"stood" jsonb NOT NULL,
	"decided_by" text collate "C",
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "ballot_reviews_contest_id_person_id_pk" PRIMARY KEY("contest_id","person_id"),
	CONSTRAINT "ballot_reviews_state_word" CHECK ("state" in ('open', 'standing', 'quarantined'))
);
--> statement-breakpoint
CREATE TABLE "trace_keys" (
	"contest_id" text collate "C" PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vote_traces" (
	"contest_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"idea_id" text collate "C" NOT NULL,
	"network" text NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_traces_contest_id_person_id_idea_id_pk" PRIMARY KEY("contest_id","person_id","idea_id")
);
--> statement-breakpoint
ALTER TABLE "ballot_reviews" ADD CONSTRAINT "ballot_reviews_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_reviews" ADD CONSTRAINT "ballot_reviews_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_traces" ADD CONSTRAINT "vote_traces_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_traces" ADD CONSTRAINT "vote_traces_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ballot_reviews_state" ON "ballot_reviews" USING btree ("contest_id","state");--> statement-breakpoint
CREATE INDEX "vote_traces_person" ON "vote_traces" USING btree ("person_id");