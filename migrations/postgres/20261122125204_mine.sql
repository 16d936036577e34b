CREATE TABLE "recovery_cases" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"contest_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"title" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"owner_id" text collate "C",
	"state" text DEFAULT 'open' NOT NULL,
	"due_by" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"verdict" text,
	"answered_at" timestamp (3) with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recovery_cases_state" CHECK ("state" in ('open', 'answered', 'closed')),
	CONSTRAINT "recovery_cases_outcome" CHECK ("outcome" in ('solved', 'partly', 'explained', 'not-possible')),
	CONSTRAINT "recovery_cases_verdict" CHECK ("verdict" in ('yes', 'partly', 'no'))
);
--> statement-breakpoint
CREATE TABLE "recovery_steps" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"actor_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"said" text DEFAULT '' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recovery_steps_kind" CHECK ("kind" in ('owner', 'outcome', 'verdict'))
);
--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recovery_cases" ADD CONSTRAINT "recovery_cases_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_cases" ADD CONSTRAINT "recovery_cases_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_cases" ADD CONSTRAINT "recovery_cases_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_steps" ADD CONSTRAINT "recovery_steps_case_id_recovery_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."recovery_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_steps" ADD CONSTRAINT "recovery_steps_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recovery_cases_due" ON "recovery_cases" USING btree ("state","due_by","id");--> statement-breakpoint
CREATE INDEX "recovery_cases_contest" ON "recovery_cases" USING btree ("contest_id","state");--> statement-breakpoint
CREATE INDEX "recovery_cases_person" ON "recovery_cases" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "recovery_steps_case" ON "recovery_steps" USING btree ("case_id","created_at");--> statement-breakpoint
CREATE FUNCTION audit_log_loses_names() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF coalesce(NEW.erased_at, '-infinity') <= coalesce(OLD.erased_at, '-infinity')
    OR (NEW.id, NEW.actor_id, NEW.action, NEW.subject, NEW.subject_id, NEW.created_at)
      IS DISTINCT FROM (OLD.id, OLD.actor_id, OLD.action, OLD.subject, OLD.subject_id, OLD.created_at)
    OR coalesce(length(NEW.before::text), 0) > coalesce(length(OLD.before::text), 0)
    OR coalesce(length(NEW.after::text), 0) > coalesce(length(OLD.after::text), 0)
    OR length(NEW.reason) > length(OLD.reason)
  THEN RAISE EXCEPTION 'the audit_log only grows'; END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
DROP TRIGGER "audit_log_only_grows" ON "audit_log";--> statement-breakpoint
CREATE TRIGGER "audit_log_only_grows" BEFORE DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION only_grows();--> statement-breakpoint
CREATE TRIGGER "audit_log_loses_names" BEFORE UPDATE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION audit_log_loses_names();
