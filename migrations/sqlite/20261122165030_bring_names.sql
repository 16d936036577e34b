CREATE TABLE `brought_ideas` (
	`idea_id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`said_at` integer NOT NULL,
	`brought_by` text NOT NULL,
	`claim_hash` text,
	`invited_at` integer,
	`expires_at` integer,
	`revoked_at` integer,
	`mailed_at` integer,
	`answer` text,
	`answered_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`brought_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "brought_ideas_answer" CHECK("answer" in ('accepted', 'declined'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `brought_ideas_claim` ON `brought_ideas` (`claim_hash`);--> statement-breakpoint
CREATE INDEX `brought_ideas_brought_by` ON `brought_ideas` (`brought_by`);--> statement-breakpoint
CREATE TABLE `brought_letters` (
	`address_hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `brought_letters_time` ON `brought_letters` (`created_at`);--> statement-breakpoint
CREATE TABLE `name_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`moderator_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`neutral` text DEFAULT '' NOT NULL,
	`appeal_of` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`moderator_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "name_decisions_subject_word" CHECK("subject" in ('person', 'union')),
	CONSTRAINT "name_decisions_decision" CHECK("decision" in ('leave', 'replace', 'restore', 'uphold'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `name_decisions_subject` ON `name_decisions` (`subject`,`subject_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `name_decisions_time` ON `name_decisions` (`created_at`);--> statement-breakpoint
CREATE INDEX `name_decisions_moderator` ON `name_decisions` (`moderator_id`);--> statement-breakpoint
CREATE TABLE `name_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`reporter_id` text NOT NULL,
	`reason` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`resolved_at` integer,
	CONSTRAINT "name_reports_subject" CHECK("subject" in ('person', 'union'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `name_reports_once` ON `name_reports` (`subject`,`subject_id`,`reporter_id`);--> statement-breakpoint
CREATE INDEX `name_reports_open` ON `name_reports` (`resolved_at`,`created_at`);--> statement-breakpoint
ALTER TABLE `recovery_cases` ADD `escalated_at` integer;