CREATE TABLE "signed_heads" (
	"contest_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"head" text NOT NULL,
	"ballots" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "signed_heads_contest_id_seq_pk" PRIMARY KEY("contest_id","seq")
);
--> statement-breakpoint
CREATE INDEX "ballot_log_commitment" ON "ballot_log" USING btree ("contest_id","commitment");