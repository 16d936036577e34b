CREATE TABLE `held_texts` (
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`why` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`subject`, `subject_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `trust_levels` (
	`person_id` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`reason` text NOT NULL,
	`set_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "trust_levels_level" CHECK("level" in ('new', 'known', 'trusted'))
) STRICT;
--> statement-breakpoint
ALTER TABLE `decisions` ADD `appeal_of` text;--> statement-breakpoint
CREATE INDEX `decisions_time` ON `decisions` (`created_at`);--> statement-breakpoint
CREATE INDEX `decisions_appeal` ON `decisions` (`appeal_of`);