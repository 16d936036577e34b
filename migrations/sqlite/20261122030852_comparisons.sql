CREATE TABLE `comparisons` (
	`contest_id` text NOT NULL,
	`person_id` text NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`said` text NOT NULL,
	`state` text NOT NULL,
	`seq` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `person_id`, `one_id`, `other_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`one_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "comparisons_said" CHECK("said" in ('one', 'other', 'undecided', 'neither')),
	CONSTRAINT "comparisons_state" CHECK("state" in ('counted', 'provisional'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `comparisons_seq` ON `comparisons` (`person_id`,`contest_id`,`seq`);--> statement-breakpoint
CREATE INDEX `comparisons_one` ON `comparisons` (`one_id`);--> statement-breakpoint
CREATE INDEX `comparisons_other` ON `comparisons` (`other_id`);--> statement-breakpoint
ALTER TABLE `ideas` ADD `met` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `ideas` ADD `pair_wins` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `ideas` ADD `pair_losses` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `ideas` ADD `pair_score` real DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `ideas_met` ON `ideas` (`contest_id`,`state`,`met`,`lot`);--> statement-breakpoint
CREATE INDEX `ideas_pairs` ON `ideas` (`contest_id`,`state`,`pair_score`,`lot`);