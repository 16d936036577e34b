CREATE TABLE "comments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"contest_id" text collate "C" NOT NULL,
	"idea_id" text collate "C",
	"parent_id" text collate "C",
	"author_id" text collate "C" NOT NULL,
	"pseudonym" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"stance" text DEFAULT 'none' NOT NULL,
	"state" text NOT NULL,
	"state_reason" text DEFAULT '' NOT NULL,
	"state_words" text DEFAULT '' NOT NULL,
	"import_up" integer,
	"import_down" integer,
	"import_id" text collate "C",
	"source_id" text,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "comments_stance" CHECK ("stance" in ('for', 'against', 'question', 'none')),
	CONSTRAINT "comments_state_word" CHECK ("state" in ('held', 'published', 'hidden', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "contest_guests" (
	"contest_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contest_guests_contest_id_kind_value_pk" PRIMARY KEY("contest_id","kind","value")
);
--> statement-breakpoint
CREATE TABLE "contest_notes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"contest_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contest_roles" (
	"contest_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contest_roles_contest_id_person_id_role_pk" PRIMARY KEY("contest_id","person_id","role")
);
--> statement-breakpoint
CREATE TABLE "contests" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"slug" text collate "C" NOT NULL,
	"kind" text DEFAULT 'contest' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"title" text NOT NULL,
	"question" text DEFAULT '' NOT NULL,
	"brief" text DEFAULT '' NOT NULL,
	"brief_html" text DEFAULT '' NOT NULL,
	"help_text" text DEFAULT '' NOT NULL,
	"audience" text DEFAULT 'everyone' NOT NULL,
	"take_part" text DEFAULT 'everyone' NOT NULL,
	"eligibility" text DEFAULT 'confirmed' NOT NULL,
	"ballot" text DEFAULT 'approve' NOT NULL,
	"rule" text DEFAULT 'approval' NOT NULL,
	"votes_per_person" integer,
	"places" integer DEFAULT 3 NOT NULL,
	"quorum" integer DEFAULT 0 NOT NULL,
	"quorum_kind" text DEFAULT 'supporters' NOT NULL,
	"budget" integer,
	"prizes" text DEFAULT '' NOT NULL,
	"tags" jsonb NOT NULL,
	"moderation" text DEFAULT 'after' NOT NULL,
	"counts" text DEFAULT 'hidden' NOT NULL,
	"promise_days" integer DEFAULT 5 NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"ideas_from" timestamp (3) with time zone,
	"ideas_until" timestamp (3) with time zone,
	"voting_from" timestamp (3) with time zone,
	"voting_until" timestamp (3) with time zone,
	"jury_until" timestamp (3) with time zone,
	"answer_by" timestamp (3) with time zone,
	"host_id" text collate "C" NOT NULL,
	"seed" text DEFAULT '' NOT NULL,
	"seed_hash" text DEFAULT '' NOT NULL,
	"contract" text,
	"contract_hash" text,
	"frozen_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"concluded_at" timestamp (3) with time zone,
	"conclusion" text DEFAULT '' NOT NULL,
	"conclusion_html" text DEFAULT '' NOT NULL,
	"announced_phase" text DEFAULT 'draft' NOT NULL,
	"ideas" integer DEFAULT 0 NOT NULL,
	"participants" integer DEFAULT 0 NOT NULL,
	"votes" integer DEFAULT 0 NOT NULL,
	"views" integer DEFAULT 0 NOT NULL,
	"list_votes" integer DEFAULT 0 NOT NULL,
	"fair_prior" double precision DEFAULT 0.1 NOT NULL,
	"log_seq" integer DEFAULT 0 NOT NULL,
	"log_head" text DEFAULT '' NOT NULL,
	"cloned_from" text collate "C",
	"import_id" text collate "C",
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contests_kind" CHECK ("kind" in ('contest', 'debate', 'box')),
	CONSTRAINT "contests_state_word" CHECK ("state" in ('draft', 'open', 'closed', 'concluded')),
	CONSTRAINT "contests_audience" CHECK ("audience" in ('everyone', 'customers', 'employees', 'invited')),
	CONSTRAINT "contests_take_part" CHECK ("take_part" in ('everyone', 'customers', 'employees', 'invited')),
	CONSTRAINT "contests_eligibility" CHECK ("eligibility" in ('open', 'confirmed', 'members', 'invited'))
);
--> statement-breakpoint
CREATE TABLE "counts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"contest_id" text collate "C" NOT NULL,
	"rule" text NOT NULL,
	"hash" text NOT NULL,
	"ballots" integer NOT NULL,
	"result" jsonb NOT NULL,
	"actor_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"contest_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "participants_contest_id_person_id_pk" PRIMARY KEY("contest_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "transitions" (
	"contest_id" text collate "C" NOT NULL,
	"phase" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "transitions_contest_id_phase_at_pk" PRIMARY KEY("contest_id","phase","at")
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"idea_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"author_title" text DEFAULT '' NOT NULL,
	"outcome" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	CONSTRAINT "answers_outcome" CHECK ("outcome" in ('planned', 'started', 'done', 'declined', 'duplicate', 'under-review'))
);
--> statement-breakpoint
CREATE TABLE "edges" (
	"from_id" text collate "C" NOT NULL,
	"to_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"share" double precision DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "edges_from_id_to_id_kind_pk" PRIMARY KEY("from_id","to_id","kind")
);
--> statement-breakpoint
CREATE TABLE "idea_tags" (
	"contest_id" text collate "C" NOT NULL,
	"tag" text collate "C" NOT NULL,
	"idea_id" text collate "C" NOT NULL,
	CONSTRAINT "idea_tags_contest_id_tag_idea_id_pk" PRIMARY KEY("contest_id","tag","idea_id")
);
--> statement-breakpoint
CREATE TABLE "idea_versions" (
	"idea_id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"editor_id" text collate "C" NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"beneath" text NOT NULL,
	"beneath_for" text NOT NULL,
	"tags" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idea_versions_idea_id_version_pk" PRIMARY KEY("idea_id","version")
);
--> statement-breakpoint
CREATE TABLE "ideas" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"contest_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"slug" text DEFAULT '' NOT NULL,
	"title" text NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"body_html" text DEFAULT '' NOT NULL,
	"excerpt" text DEFAULT '' NOT NULL,
	"beneath" text DEFAULT '' NOT NULL,
	"beneath_for" text DEFAULT 'everyone' NOT NULL,
	"state" text NOT NULL,
	"state_reason" text DEFAULT '' NOT NULL,
	"state_words" text DEFAULT '' NOT NULL,
	"pseudonym" text DEFAULT '' NOT NULL,
	"language" text DEFAULT '' NOT NULL,
	"tags" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"cost" integer,
	"lot" integer NOT NULL,
	"votes" integer DEFAULT 0 NOT NULL,
	"provisional" integer DEFAULT 0 NOT NULL,
	"views" integer DEFAULT 0 NOT NULL,
	"list_votes" integer DEFAULT 0 NOT NULL,
	"comments" integer DEFAULT 0 NOT NULL,
	"comments_for" integer DEFAULT 0 NOT NULL,
	"comments_against" integer DEFAULT 0 NOT NULL,
	"comments_question" integer DEFAULT 0 NOT NULL,
	"fair_score" double precision DEFAULT 0 NOT NULL,
	"trending_score" double precision DEFAULT 0 NOT NULL,
	"debated_score" double precision DEFAULT 0 NOT NULL,
	"turn" text DEFAULT 'ours' NOT NULL,
	"promised_by" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"read_by" text collate "C",
	"answered_at" timestamp (3) with time zone,
	"outcome" text,
	"shortlisted_at" timestamp (3) with time zone,
	"place" integer,
	"winner_reason" text DEFAULT '' NOT NULL,
	"import_up" integer,
	"import_down" integer,
	"import_id" text collate "C",
	"source_id" text,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ideas_state_word" CHECK ("state" in ('draft', 'held', 'published', 'withdrawn', 'merged', 'hidden'))
);
--> statement-breakpoint
CREATE TABLE "internal_notes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"idea_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "views" (
	"idea_id" text collate "C" NOT NULL,
	"viewer_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "views_idea_id_viewer_id_pk" PRIMARY KEY("idea_id","viewer_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"contest_id" text collate "C" NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"moderator_id" text collate "C" NOT NULL,
	"decision" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"contest_id" text collate "C" NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"reporter_id" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "reports_subject" CHECK ("subject" in ('idea', 'comment'))
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"person_id" text collate "C" NOT NULL,
	"place" text collate "C" NOT NULL,
	"content" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_person_id_place_pk" PRIMARY KEY("person_id","place")
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"person_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "follows_person_id_kind_subject_id_pk" PRIMARY KEY("person_id","kind","subject_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"email" text NOT NULL,
	"affiliation" text NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"contest_id" text collate "C",
	"invited_by" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text,
	"email_confirmed_at" timestamp (3) with time zone,
	"name" text DEFAULT '' NOT NULL,
	"affiliation" text DEFAULT 'customer' NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"language" text,
	"password_hash" text,
	"security_stamp" text collate "C" DEFAULT '' NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	"import_id" text collate "C",
	"source_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "people_kind" CHECK ("kind" in ('account', 'guest', 'imported')),
	CONSTRAINT "people_affiliation" CHECK ("affiliation" in ('customer', 'employee')),
	CONSTRAINT "people_role" CHECK ("role" in ('admin', 'moderator', 'owner', 'member'))
);
--> statement-breakpoint
CREATE TABLE "secret_links" (
	"token_hash" text collate "C" PRIMARY KEY NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text collate "C" PRIMARY KEY NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"security_stamp" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"network" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"token_hash" text collate "C" PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"progress" jsonb,
	"closed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_codes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"purpose" text NOT NULL,
	"link_hash" text collate "C" NOT NULL,
	"code_hash" text collate "C" NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"visitor_id" text collate "C",
	"next" text DEFAULT '/' NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"actor_id" text collate "C",
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"actor_id" text collate "C",
	"contest_id" text collate "C",
	"idea_id" text collate "C",
	"subject_id" text collate "C",
	"details" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"heard_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"person_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"request" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_person_id_name_pk" PRIMARY KEY("person_id","name")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"format" text NOT NULL,
	"source" text NOT NULL,
	"contest_id" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"report" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"last_error" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"to" text NOT NULL,
	"person_id" text collate "C",
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_error" text DEFAULT '' NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ballot_log" (
	"contest_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"commitment" text NOT NULL,
	"previous" text NOT NULL,
	"rules_hash" text NOT NULL,
	"head" text NOT NULL,
	CONSTRAINT "ballot_log_contest_id_seq_pk" PRIMARY KEY("contest_id","seq")
);
--> statement-breakpoint
CREATE TABLE "ballot_secrets" (
	"contest_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"ballot" text NOT NULL,
	"nonce" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ballot_secrets_contest_id_seq_pk" PRIMARY KEY("contest_id","seq")
);
--> statement-breakpoint
CREATE TABLE "imported_votes" (
	"import_id" text collate "C" NOT NULL,
	"idea_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"value" integer NOT NULL,
	"at" timestamp (3) with time zone,
	CONSTRAINT "imported_votes_idea_id_person_id_pk" PRIMARY KEY("idea_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"contest_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"idea_id" text collate "C" NOT NULL,
	"value" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"organic" boolean DEFAULT false NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"import_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "votes_contest_id_person_id_idea_id_pk" PRIMARY KEY("contest_id","person_id","idea_id"),
	CONSTRAINT "votes_state" CHECK ("state" in ('counted', 'provisional', 'void'))
);
--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_guests" ADD CONSTRAINT "contest_guests_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_notes" ADD CONSTRAINT "contest_notes_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_notes" ADD CONSTRAINT "contest_notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_roles" ADD CONSTRAINT "contest_roles_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_roles" ADD CONSTRAINT "contest_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contests" ADD CONSTRAINT "contests_host_id_people_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counts" ADD CONSTRAINT "counts_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transitions" ADD CONSTRAINT "transitions_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edges" ADD CONSTRAINT "edges_from_id_ideas_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edges" ADD CONSTRAINT "edges_to_id_ideas_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idea_tags" ADD CONSTRAINT "idea_tags_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idea_tags" ADD CONSTRAINT "idea_tags_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idea_versions" ADD CONSTRAINT "idea_versions_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idea_versions" ADD CONSTRAINT "idea_versions_editor_id_people_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ideas" ADD CONSTRAINT "ideas_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ideas" ADD CONSTRAINT "ideas_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internal_notes" ADD CONSTRAINT "internal_notes_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internal_notes" ADD CONSTRAINT "internal_notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_moderator_id_people_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secret_links" ADD CONSTRAINT "secret_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_votes" ADD CONSTRAINT "imported_votes_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_votes" ADD CONSTRAINT "imported_votes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_idea_id_ideas_id_fk" FOREIGN KEY ("idea_id") REFERENCES "public"."ideas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_idea" ON "comments" USING btree ("idea_id","created_at","id");--> statement-breakpoint
CREATE INDEX "comments_contest" ON "comments" USING btree ("contest_id","created_at");--> statement-breakpoint
CREATE INDEX "comments_author" ON "comments" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "comments_state" ON "comments" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "comments_import" ON "comments" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "comments_source" ON "comments" USING btree ("contest_id","source_id");--> statement-breakpoint
CREATE INDEX "contest_guests_value" ON "contest_guests" USING btree ("kind","value");--> statement-breakpoint
CREATE INDEX "contest_notes_contest" ON "contest_notes" USING btree ("contest_id","created_at");--> statement-breakpoint
CREATE INDEX "contest_roles_person" ON "contest_roles" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contests_slug" ON "contests" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "contests_state" ON "contests" USING btree ("state","voting_until");--> statement-breakpoint
CREATE INDEX "contests_import" ON "contests" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "counts_contest" ON "counts" USING btree ("contest_id","created_at");--> statement-breakpoint
CREATE INDEX "participants_person" ON "participants" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "answers_idea" ON "answers" USING btree ("idea_id","created_at");--> statement-breakpoint
CREATE INDEX "edges_to" ON "edges" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "idea_tags_idea" ON "idea_tags" USING btree ("idea_id");--> statement-breakpoint
CREATE INDEX "ideas_new" ON "ideas" USING btree ("contest_id","state","published_at","lot");--> statement-breakpoint
CREATE INDEX "ideas_top" ON "ideas" USING btree ("contest_id","state","votes","lot");--> statement-breakpoint
CREATE INDEX "ideas_fair" ON "ideas" USING btree ("contest_id","state","fair_score","views","lot");--> statement-breakpoint
CREATE INDEX "ideas_quiet" ON "ideas" USING btree ("contest_id","state","views","lot");--> statement-breakpoint
CREATE INDEX "ideas_trending" ON "ideas" USING btree ("contest_id","state","trending_score","lot");--> statement-breakpoint
CREATE INDEX "ideas_debated" ON "ideas" USING btree ("contest_id","state","debated_score","lot");--> statement-breakpoint
CREATE INDEX "ideas_lot" ON "ideas" USING btree ("contest_id","state","lot");--> statement-breakpoint
CREATE INDEX "ideas_author" ON "ideas" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "ideas_turn" ON "ideas" USING btree ("contest_id","turn","promised_by");--> statement-breakpoint
CREATE INDEX "ideas_state" ON "ideas" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "ideas_import" ON "ideas" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ideas_source" ON "ideas" USING btree ("contest_id","source_id");--> statement-breakpoint
CREATE INDEX "internal_notes_idea" ON "internal_notes" USING btree ("idea_id","created_at");--> statement-breakpoint
CREATE INDEX "decisions_subject" ON "decisions" USING btree ("subject","subject_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_once" ON "reports" USING btree ("subject","subject_id","reporter_id");--> statement-breakpoint
CREATE INDEX "reports_open" ON "reports" USING btree ("resolved_at","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash" ON "api_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "api_tokens_person" ON "api_tokens" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "follows_subject" ON "follows" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE INDEX "people_import" ON "people" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "secret_links_person" ON "secret_links" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_codes_link" ON "sign_in_codes" USING btree ("link_hash");--> statement-breakpoint
CREATE INDEX "sign_in_codes_email" ON "sign_in_codes" USING btree ("email","purpose");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject","subject_id");--> statement-breakpoint
CREATE INDEX "audit_log_time" ON "audit_log" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "events_unheard" ON "events" USING btree ("heard_at","created_at");--> statement-breakpoint
CREATE INDEX "events_contest" ON "events" USING btree ("contest_id","created_at");--> statement-breakpoint
CREATE INDEX "events_idea" ON "events" USING btree ("idea_id","created_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_time" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "imports_contest" ON "imports" USING btree ("contest_id","created_at");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("sent_at","due_at");--> statement-breakpoint
CREATE INDEX "mails_time" ON "mails" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "ballot_secrets_person" ON "ballot_secrets" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "imported_votes_import" ON "imported_votes" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "votes_idea" ON "votes" USING btree ("idea_id","state");--> statement-breakpoint
CREATE INDEX "votes_person" ON "votes" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "votes_import" ON "votes" USING btree ("import_id");