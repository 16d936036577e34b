CREATE TABLE `endorsements` (
	`group_id` text NOT NULL,
	`idea_id` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `idea_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `endorsements_idea` ON `endorsements` (`idea_id`);--> statement-breakpoint
CREATE TABLE `group_members` (
	`group_id` text NOT NULL,
	`person_id` text NOT NULL,
	`named` integer DEFAULT false NOT NULL,
	`stands` integer DEFAULT false NOT NULL,
	`choice_id` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `person_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `group_members_person` ON `group_members` (`person_id`);--> statement-breakpoint
CREATE INDEX `group_members_choice` ON `group_members` (`group_id`,`choice_id`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`skeleton` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`html` text DEFAULT '' NOT NULL,
	`spokesperson_id` text,
	`spoken_since` integer,
	`closed_at` integer,
	`closed_words` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`spokesperson_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "groups_kind_word" CHECK("kind" in ('union', 'declared'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `groups_skeleton` ON `groups` (`skeleton`);--> statement-breakpoint
CREATE INDEX `groups_kind` ON `groups` (`kind`,`created_at`);--> statement-breakpoint
CREATE TABLE `letter_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`author_id` text NOT NULL,
	`author_title` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`created_at` integer NOT NULL,
	`superseded_at` integer,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `letter_answers_letter` ON `letter_answers` (`letter_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `letter_signatures` (
	`letter_id` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`letter_id`, `person_id`),
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `letter_signatures_person` ON `letter_signatures` (`person_id`);--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`author_id` text NOT NULL,
	`contest_id` text,
	`idea_id` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`created_at` integer NOT NULL,
	`promised_by` integer,
	`answered_at` integer,
	`escalated_at` integer,
	`hidden_at` integer,
	`hidden_words` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `letters_group` ON `letters` (`group_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `letters_contest` ON `letters` (`contest_id`,`answered_at`);--> statement-breakpoint
CREATE INDEX `letters_idea` ON `letters` (`idea_id`);--> statement-breakpoint
ALTER TABLE `contests` ADD `weight_names` text;