CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`idea_id` text,
	`parent_id` text,
	`author_id` text NOT NULL,
	`pseudonym` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`stance` text DEFAULT 'none' NOT NULL,
	`state` text NOT NULL,
	`state_reason` text DEFAULT '' NOT NULL,
	`state_words` text DEFAULT '' NOT NULL,
	`import_up` integer,
	`import_down` integer,
	`import_id` text,
	`source_id` text,
	`version` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "comments_stance" CHECK("stance" in ('for', 'against', 'question', 'none')),
	CONSTRAINT "comments_state_word" CHECK("state" in ('held', 'published', 'hidden', 'removed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `comments_idea` ON `comments` (`idea_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `comments_contest` ON `comments` (`contest_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `comments_author` ON `comments` (`author_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `comments_state` ON `comments` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `comments_import` ON `comments` (`import_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `comments_source` ON `comments` (`contest_id`,`source_id`);--> statement-breakpoint
CREATE TABLE `contest_guests` (
	`contest_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `kind`, `value`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `contest_guests_value` ON `contest_guests` (`kind`,`value`);--> statement-breakpoint
CREATE TABLE `contest_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`author_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `contest_notes_contest` ON `contest_notes` (`contest_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `contest_roles` (
	`contest_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `person_id`, `role`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `contest_roles_person` ON `contest_roles` (`person_id`);--> statement-breakpoint
CREATE TABLE `contests` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`kind` text DEFAULT 'contest' NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`title` text NOT NULL,
	`question` text DEFAULT '' NOT NULL,
	`brief` text DEFAULT '' NOT NULL,
	`brief_html` text DEFAULT '' NOT NULL,
	`help_text` text DEFAULT '' NOT NULL,
	`audience` text DEFAULT 'everyone' NOT NULL,
	`take_part` text DEFAULT 'everyone' NOT NULL,
	`eligibility` text DEFAULT 'confirmed' NOT NULL,
	`ballot` text DEFAULT 'approve' NOT NULL,
	`rule` text DEFAULT 'approval' NOT NULL,
	`votes_per_person` integer,
	`places` integer DEFAULT 3 NOT NULL,
	`quorum` integer DEFAULT 0 NOT NULL,
	`quorum_kind` text DEFAULT 'supporters' NOT NULL,
	`budget` integer,
	`prizes` text DEFAULT '' NOT NULL,
	`tags` text NOT NULL,
	`moderation` text DEFAULT 'after' NOT NULL,
	`counts` text DEFAULT 'hidden' NOT NULL,
	`promise_days` integer DEFAULT 5 NOT NULL,
	`time_zone` text DEFAULT 'UTC' NOT NULL,
	`ideas_from` integer,
	`ideas_until` integer,
	`voting_from` integer,
	`voting_until` integer,
	`jury_until` integer,
	`answer_by` integer,
	`host_id` text NOT NULL,
	`seed` text DEFAULT '' NOT NULL,
	`seed_hash` text DEFAULT '' NOT NULL,
	`contract` text,
	`contract_hash` text,
	`frozen_at` integer,
	`opened_at` integer,
	`closed_at` integer,
	`concluded_at` integer,
	`conclusion` text DEFAULT '' NOT NULL,
	`conclusion_html` text DEFAULT '' NOT NULL,
	`announced_phase` text DEFAULT 'draft' NOT NULL,
	`ideas` integer DEFAULT 0 NOT NULL,
	`participants` integer DEFAULT 0 NOT NULL,
	`votes` integer DEFAULT 0 NOT NULL,
	`views` integer DEFAULT 0 NOT NULL,
	`list_votes` integer DEFAULT 0 NOT NULL,
	`fair_prior` real DEFAULT 0.1 NOT NULL,
	`log_seq` integer DEFAULT 0 NOT NULL,
	`log_head` text DEFAULT '' NOT NULL,
	`cloned_from` text,
	`import_id` text,
	`version` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`host_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contests_kind" CHECK("kind" in ('contest', 'debate', 'box')),
	CONSTRAINT "contests_state_word" CHECK("state" in ('draft', 'open', 'closed', 'concluded')),
	CONSTRAINT "contests_audience" CHECK("audience" in ('everyone', 'customers', 'employees', 'invited')),
	CONSTRAINT "contests_take_part" CHECK("take_part" in ('everyone', 'customers', 'employees', 'invited')),
	CONSTRAINT "contests_eligibility" CHECK("eligibility" in ('open', 'confirmed', 'members', 'invited'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contests_slug` ON `contests` (`slug`);--> statement-breakpoint
CREATE INDEX `contests_state` ON `contests` (`state`,`voting_until`);--> statement-breakpoint
CREATE INDEX `contests_import` ON `contests` (`import_id`);--> statement-breakpoint
CREATE TABLE `counts` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`rule` text NOT NULL,
	`hash` text NOT NULL,
	`ballots` integer NOT NULL,
	`result` text NOT NULL,
	`actor_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `counts_contest` ON `counts` (`contest_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `participants` (
	`contest_id` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `person_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `participants_person` ON `participants` (`person_id`);--> statement-breakpoint
CREATE TABLE `transitions` (
	`contest_id` text NOT NULL,
	`phase` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `phase`, `at`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL,
	`author_id` text NOT NULL,
	`author_title` text DEFAULT '' NOT NULL,
	`outcome` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`created_at` integer NOT NULL,
	`superseded_at` integer,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "answers_outcome" CHECK("outcome" in ('planned', 'started', 'done', 'declined', 'duplicate', 'under-review'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `answers_idea` ON `answers` (`idea_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `edges` (
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`kind` text NOT NULL,
	`share` real DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`from_id`, `to_id`, `kind`),
	FOREIGN KEY (`from_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `edges_to` ON `edges` (`to_id`);--> statement-breakpoint
CREATE TABLE `idea_tags` (
	`contest_id` text NOT NULL,
	`tag` text NOT NULL,
	`idea_id` text NOT NULL,
	PRIMARY KEY(`contest_id`, `tag`, `idea_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `idea_tags_idea` ON `idea_tags` (`idea_id`);--> statement-breakpoint
CREATE TABLE `idea_versions` (
	`idea_id` text NOT NULL,
	`version` integer NOT NULL,
	`editor_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`beneath` text NOT NULL,
	`beneath_for` text NOT NULL,
	`tags` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`idea_id`, `version`),
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`editor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `ideas` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`author_id` text NOT NULL,
	`slug` text DEFAULT '' NOT NULL,
	`title` text NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`body_html` text DEFAULT '' NOT NULL,
	`excerpt` text DEFAULT '' NOT NULL,
	`beneath` text DEFAULT '' NOT NULL,
	`beneath_for` text DEFAULT 'everyone' NOT NULL,
	`state` text NOT NULL,
	`state_reason` text DEFAULT '' NOT NULL,
	`state_words` text DEFAULT '' NOT NULL,
	`pseudonym` text DEFAULT '' NOT NULL,
	`language` text DEFAULT '' NOT NULL,
	`tags` text NOT NULL,
	`fields` text NOT NULL,
	`cost` integer,
	`lot` integer NOT NULL,
	`votes` integer DEFAULT 0 NOT NULL,
	`provisional` integer DEFAULT 0 NOT NULL,
	`views` integer DEFAULT 0 NOT NULL,
	`list_votes` integer DEFAULT 0 NOT NULL,
	`comments` integer DEFAULT 0 NOT NULL,
	`comments_for` integer DEFAULT 0 NOT NULL,
	`comments_against` integer DEFAULT 0 NOT NULL,
	`comments_question` integer DEFAULT 0 NOT NULL,
	`fair_score` real DEFAULT 0 NOT NULL,
	`trending_score` real DEFAULT 0 NOT NULL,
	`debated_score` real DEFAULT 0 NOT NULL,
	`turn` text DEFAULT 'ours' NOT NULL,
	`promised_by` integer,
	`read_at` integer,
	`read_by` text,
	`answered_at` integer,
	`outcome` text,
	`shortlisted_at` integer,
	`place` integer,
	`winner_reason` text DEFAULT '' NOT NULL,
	`import_up` integer,
	`import_down` integer,
	`import_id` text,
	`source_id` text,
	`version` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ideas_state_word" CHECK("state" in ('draft', 'held', 'published', 'withdrawn', 'merged', 'hidden'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `ideas_new` ON `ideas` (`contest_id`,`state`,`published_at`,`lot`);--> statement-breakpoint
CREATE INDEX `ideas_top` ON `ideas` (`contest_id`,`state`,`votes`,`lot`);--> statement-breakpoint
CREATE INDEX `ideas_fair` ON `ideas` (`contest_id`,`state`,`fair_score`,`views`,`lot`);--> statement-breakpoint
CREATE INDEX `ideas_quiet` ON `ideas` (`contest_id`,`state`,`views`,`lot`);--> statement-breakpoint
CREATE INDEX `ideas_trending` ON `ideas` (`contest_id`,`state`,`trending_score`,`lot`);--> statement-breakpoint
CREATE INDEX `ideas_debated` ON `ideas` (`contest_id`,`state`,`debated_score`,`lot`);--> statement-breakpoint
CREATE INDEX `ideas_lot` ON `ideas` (`contest_id`,`state`,`lot`);--> statement-breakpoint
CREATE INDEX `ideas_author` ON `ideas` (`author_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `ideas_turn` ON `ideas` (`contest_id`,`turn`,`promised_by`);--> statement-breakpoint
CREATE INDEX `ideas_state` ON `ideas` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `ideas_import` ON `ideas` (`import_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `ideas_source` ON `ideas` (`contest_id`,`source_id`);--> statement-breakpoint
CREATE TABLE `internal_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`pinned` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `internal_notes_idea` ON `internal_notes` (`idea_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `views` (
	`idea_id` text NOT NULL,
	`viewer_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`idea_id`, `viewer_id`),
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`moderator_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moderator_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `decisions_subject` ON `decisions` (`subject`,`subject_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`reporter_id` text NOT NULL,
	`reason` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`resolved_at` integer,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_subject" CHECK("subject" in ('idea', 'comment'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_once` ON `reports` (`subject`,`subject_id`,`reporter_id`);--> statement-breakpoint
CREATE INDEX `reports_open` ON `reports` (`resolved_at`,`created_at`);--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_hash` ON `api_tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `api_tokens_person` ON `api_tokens` (`person_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`person_id` text NOT NULL,
	`place` text NOT NULL,
	`content` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `place`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `follows` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `kind`, `subject_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `follows_subject` ON `follows` (`kind`,`subject_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`email` text NOT NULL,
	`affiliation` text NOT NULL,
	`role` text DEFAULT 'member' NOT NULL,
	`contest_id` text,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`invited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_email` ON `invitations` (`email`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`email` text,
	`email_confirmed_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`affiliation` text DEFAULT 'customer' NOT NULL,
	`role` text DEFAULT 'member' NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`language` text,
	`password_hash` text,
	`security_stamp` text DEFAULT '' NOT NULL,
	`suspended_at` integer,
	`import_id` text,
	`source_id` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "people_kind" CHECK("kind" in ('account', 'guest', 'imported')),
	CONSTRAINT "people_affiliation" CHECK("affiliation" in ('customer', 'employee')),
	CONSTRAINT "people_role" CHECK("role" in ('admin', 'moderator', 'owner', 'member'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE INDEX `people_import` ON `people` (`import_id`);--> statement-breakpoint
CREATE TABLE `secret_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `secret_links_person` ON `secret_links` (`person_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`security_stamp` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`device` text DEFAULT '' NOT NULL,
	`network` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `setup_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`progress` text,
	`closed` integer DEFAULT false NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sign_in_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`purpose` text NOT NULL,
	`link_hash` text NOT NULL,
	`code_hash` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`visitor_id` text,
	`next` text DEFAULT '/' NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_codes_link` ON `sign_in_codes` (`link_hash`);--> statement-breakpoint
CREATE INDEX `sign_in_codes_email` ON `sign_in_codes` (`email`,`purpose`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` text PRIMARY KEY NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`before` text,
	`after` text,
	`reason` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_log_subject` ON `audit_log` (`subject`,`subject_id`);--> statement-breakpoint
CREATE INDEX `audit_log_time` ON `audit_log` (`created_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text,
	`contest_id` text,
	`idea_id` text,
	`subject_id` text,
	`details` text NOT NULL,
	`created_at` integer NOT NULL,
	`heard_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `events_unheard` ON `events` (`heard_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `events_contest` ON `events` (`contest_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `events_idea` ON `events` (`idea_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`request` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `name`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `idempotency_keys_time` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`format` text NOT NULL,
	`source` text NOT NULL,
	`contest_id` text NOT NULL,
	`actor_id` text,
	`report` text NOT NULL,
	`created_at` integer NOT NULL,
	`undone_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `imports_contest` ON `imports` (`contest_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `job_runs` (
	`name` text PRIMARY KEY NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`lease_until` integer,
	`last_error` text DEFAULT '' NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`to` text NOT NULL,
	`person_id` text,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`last_error` text DEFAULT '' NOT NULL,
	`sent_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`sent_at`,`due_at`);--> statement-breakpoint
CREATE INDEX `mails_time` ON `mails` (`created_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `ballot_log` (
	`contest_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`commitment` text NOT NULL,
	`previous` text NOT NULL,
	`rules_hash` text NOT NULL,
	`head` text NOT NULL,
	PRIMARY KEY(`contest_id`, `seq`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `ballot_secrets` (
	`contest_id` text NOT NULL,
	`seq` integer NOT NULL,
	`person_id` text NOT NULL,
	`ballot` text NOT NULL,
	`nonce` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `seq`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `ballot_secrets_person` ON `ballot_secrets` (`person_id`);--> statement-breakpoint
CREATE TABLE `imported_votes` (
	`import_id` text NOT NULL,
	`idea_id` text NOT NULL,
	`person_id` text NOT NULL,
	`value` integer NOT NULL,
	`at` integer,
	PRIMARY KEY(`idea_id`, `person_id`),
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `imported_votes_import` ON `imported_votes` (`import_id`);--> statement-breakpoint
CREATE TABLE `votes` (
	`contest_id` text NOT NULL,
	`person_id` text NOT NULL,
	`idea_id` text NOT NULL,
	`value` integer DEFAULT 1 NOT NULL,
	`state` text NOT NULL,
	`organic` integer DEFAULT false NOT NULL,
	`seq` integer DEFAULT 0 NOT NULL,
	`import_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `person_id`, `idea_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "votes_state" CHECK("state" in ('counted', 'provisional', 'void'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `votes_idea` ON `votes` (`idea_id`,`state`);--> statement-breakpoint
CREATE INDEX `votes_person` ON `votes` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `votes_import` ON `votes` (`import_id`);