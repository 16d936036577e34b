CREATE TABLE "ballot_papers" (
	"contest_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"marks" jsonb NOT NULL,
	"state" text NOT NULL,
	"seq" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ballot_papers_contest_id_person_id_pk" PRIMARY KEY("contest_id","person_id"),
	CONSTRAINT "ballot_papers_state" CHECK ("state" in ('counted', 'provisional', 'void'))
);
--> statement-breakpoint
ALTER TABLE "ballot_papers" ADD CONSTRAINT "ballot_papers_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_papers" ADD CONSTRAINT "ballot_papers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ballot_papers_person" ON "ballot_papers" USING btree ("person_id");