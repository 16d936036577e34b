CREATE TABLE "notifications" (
	"person_id" text collate "C" NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"why" text NOT NULL,
	"tag" text DEFAULT '' NOT NULL,
	"contest_id" text collate "C" NOT NULL,
	"idea_id" text collate "C",
	"subject_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"mail_id" text collate "C",
	CONSTRAINT "notifications_person_id_event_id_pk" PRIMARY KEY("person_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "is_public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "news_rhythm" text DEFAULT 'daily' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "news_hour" integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "time_zone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "news_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "news_sent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "stream" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "withheld_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notifications_time" ON "notifications" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("person_id","read_at");--> statement-breakpoint
CREATE INDEX "notifications_mail" ON "notifications" USING btree ("mail_id","person_id");