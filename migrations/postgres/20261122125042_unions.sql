CREATE TABLE "endorsements" (
	"group_id" text collate "C" NOT NULL,
	"idea_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "endorsements_group_id_idea_id_pk" PRIMARY KEY("group_id","idea_id")
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"group_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"named" boolean DEFAULT false NOT NULL,
	"stands" boolean DEFAULT false NOT NULL,
	"choice_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "group_members_group_id_person_id_pk" PRIMARY KEY("group_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"skeleton" text collate "C" NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"html" text DEFAULT '' NOT NULL,
	"spokesperson_id" text collate "C",
	"spoken_since" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_words" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "groups_kind_word" CHECK ("kind" in ('union', 'declared'))
);
--> statement-breakpoint
CREATE TABLE "letter_answers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"letter_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"author_title" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "letter_signatures" (
	"letter_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "letter_signatures_letter_id_person_id_pk" PRIMARY KEY("letter_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"group_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"contest_id" text collate "C",
	"idea_id" text collate "C",
	"title" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"promised_by" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"escalated_at" timestamp (3) with time zone,
	"hidden_at" timestamp (3) with time zone,
	"hidden_words" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "weight_names" jsonb;--> statement-breakpoint
ALTER TABLE "endorsements" ADD CONSTRAINT "endorsements_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_spokesperson_id_people_id_fk" FOREIGN KEY ("spokesperson_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_answers" ADD CONSTRAINT "letter_answers_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_answers" ADD CONSTRAINT "letter_answers_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_signatures" ADD CONSTRAINT "letter_signatures_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_signatures" ADD CONSTRAINT "letter_signatures_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "endorsements_idea" ON "endorsements" USING btree ("idea_id");--> statement-breakpoint
CREATE INDEX "group_members_person" ON "group_members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "group_members_choice" ON "group_members" USING btree ("group_id","choice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_skeleton" ON "groups" USING btree ("skeleton");--> statement-breakpoint
CREATE INDEX "groups_kind" ON "groups" USING btree ("kind","created_at");--> statement-breakpoint
CREATE INDEX "letter_answers_letter" ON "letter_answers" USING btree ("letter_id","created_at");--> statement-breakpoint
CREATE INDEX "letter_signatures_person" ON "letter_signatures" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "letters_group" ON "letters" USING btree ("group_id","created_at");--> statement-breakpoint
CREATE INDEX "letters_contest" ON "letters" USING btree ("contest_id","answered_at");--> statement-breakpoint
CREATE INDEX "letters_idea" ON "letters" USING btree ("idea_id");