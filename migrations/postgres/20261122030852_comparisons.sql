CREATE TABLE "comparisons" (
	"contest_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"one_id" text collate "C" NOT NULL,
	"other_id" text collate "C" NOT NULL,
	"said" text NOT NULL,
	"state" text NOT NULL,
	"seq" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "comparisons_contest_id_person_id_one_id_other_id_pk" PRIMARY KEY("contest_id","person_id","one_id","other_id"),
	CONSTRAINT "comparisons_said" CHECK ("said" in ('one', 'other', 'undecided', 'neither')),
	CONSTRAINT "comparisons_state" CHECK ("state" in ('counted', 'provisional'))
);
--> statement-breakpoint
ALTER TABLE "ideas" ADD COLUMN "met" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ideas" ADD COLUMN "pair_wins" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ideas" ADD COLUMN "pair_losses" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ideas" ADD COLUMN "pair_score" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_one_id_ideas_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_other_id_ideas_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "comparisons_seq" ON "comparisons" USING btree ("person_id","contest_id","seq");--> statement-breakpoint
CREATE INDEX "comparisons_one" ON "comparisons" USING btree ("one_id");--> statement-breakpoint
CREATE INDEX "comparisons_other" ON "comparisons" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "ideas_met" ON "ideas" USING btree ("contest_id","state","met","lot");--> statement-breakpoint
CREATE INDEX "ideas_pairs" ON "ideas" USING btree ("contest_id","state","pair_score","lot");