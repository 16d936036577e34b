CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`contest_id` text,
	`owner_id` text NOT NULL,
	`kind` text NOT NULL,
	`type` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`alt` text DEFAULT '' NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer,
	`height` integer,
	`digest` text NOT NULL,
	`state` text DEFAULT 'shown' NOT NULL,
	`state_reason` text DEFAULT '' NOT NULL,
	`state_words` text DEFAULT '' NOT NULL,
	`moderator_id` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "files_subject_word" CHECK("subject" in ('idea', 'comment', 'person', 'site')),
	CONSTRAINT "files_kind" CHECK("kind" in ('picture', 'document')),
	CONSTRAINT "files_state_word" CHECK("state" in ('held', 'shown', 'hidden'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `files_subject` ON `files` (`subject`,`subject_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `files_owner` ON `files` (`owner_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `files_contest` ON `files` (`contest_id`);--> statement-breakpoint
CREATE INDEX `files_state` ON `files` (`state`,`created_at`);