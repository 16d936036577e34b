CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "idea_search" (
	"idea_id" text collate "C" PRIMARY KEY REFERENCES "ideas"("id"),
	"contest_id" text collate "C" NOT NULL,
	"words" text NOT NULL,
	"grams" text NOT NULL,
	"vector" tsvector GENERATED ALWAYS AS (to_tsvector('simple', "words")) STORED
);
--> statement-breakpoint
CREATE INDEX "idea_search_vector" ON "idea_search" USING gin ("vector");
--> statement-breakpoint
CREATE INDEX "idea_search_grams" ON "idea_search" USING gin ("grams" gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX "idea_search_contest" ON "idea_search" ("contest_id");
--> statement-breakpoint
CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the % only grows', TG_TABLE_NAME; END $$;
--> statement-breakpoint
CREATE TRIGGER "ballot_log_only_grows" BEFORE UPDATE OR DELETE ON "ballot_log" FOR EACH ROW EXECUTE FUNCTION only_grows();
--> statement-breakpoint
CREATE TRIGGER "audit_log_only_grows" BEFORE UPDATE OR DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION only_grows();
