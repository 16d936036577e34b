CREATE TABLE "sign_on_groups" (
	"person_id" text collate "C" NOT NULL,
	"issuer" text collate "C" NOT NULL,
	"contest_id" text collate "C" NOT NULL,
	CONSTRAINT "sign_on_groups_person_id_issuer_contest_id_pk" PRIMARY KEY("person_id","issuer","contest_id")
);
--> statement-breakpoint
CREATE TABLE "sign_on_identities" (
	"issuer" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sign_on_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "sign_on_providers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"issuer" text collate "C" NOT NULL,
	"client_id" text NOT NULL,
	"sealed_secret" text DEFAULT '' NOT NULL,
	"affiliation" text NOT NULL,
	"domains" jsonb NOT NULL,
	"trusts_addresses" boolean DEFAULT false NOT NULL,
	"opens_accounts" boolean DEFAULT true NOT NULL,
	"group_claim" text DEFAULT '' NOT NULL,
	"roles" jsonb NOT NULL,
	"contests" jsonb NOT NULL,
	"enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sign_on_providers_affiliation" CHECK ("affiliation" in ('customer', 'employee'))
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "batch_id" text collate "C";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "printed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "claimed_email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "sealed_token" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_on_groups" ADD CONSTRAINT "sign_on_groups_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_on_identities" ADD CONSTRAINT "sign_on_identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_on_identities_person" ON "sign_on_identities" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_on_providers_issuer" ON "sign_on_providers" USING btree ("issuer");--> statement-breakpoint
CREATE INDEX "invitations_batch" ON "invitations" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "invitations_claimed" ON "invitations" USING btree ("claimed_email");