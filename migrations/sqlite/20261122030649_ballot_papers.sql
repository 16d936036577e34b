CREATE TABLE `ballot_papers` (
	`contest_id` text NOT NULL,
	`person_id` text NOT NULL,
	`marks` text NOT NULL,
	`state` text NOT NULL,
	`seq` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `person_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ballot_papers_state" CHECK("state" in ('counted', 'provisional', 'void'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `ballot_papers_person` ON `ballot_papers` (`person_id`);