CREATE TABLE "files" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"contest_id" text collate "C",
	"owner_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"type" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"digest" text NOT NULL,
	"state" text DEFAULT 'shown' NOT NULL,
	"state_reason" text DEFAULT '' NOT NULL,
	"state_words" text DEFAULT '' NOT NULL,
	"moderator_id" text collate "C",
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "files_subject_word" CHECK ("subject" in ('idea', 'comment', 'person', 'site')),
	CONSTRAINT "files_kind" CHECK ("kind" in ('picture', 'document')),
	CONSTRAINT "files_state_word" CHECK ("state" in ('held', 'shown', 'hidden'))
);
--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_subject" ON "files" USING btree ("subject","subject_id","created_at");--> statement-breakpoint
CREATE INDEX "files_owner" ON "files" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "files_contest" ON "files" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "files_state" ON "files" USING btree ("state","created_at");