CREATE TABLE `ballot_reviews` (
	`contest_id` text NOT NULL,
	`person_id` text NOT NULL,
	`grounds` text NOT NULL,
	`found_at` integer NOT NULL,
	`state` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`stood` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	PRIMARY KEY(`contest_id`, `person_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ballot_reviews_state_word" CHECK("state" in ('open', 'standing', 'quarantined'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `ballot_reviews_state` ON `ballot_reviews` (`contest_id`,`state`);--> statement-breakpoint
CREATE TABLE `trace_keys` (
	`contest_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `vote_traces` (
	`contest_id` text NOT NULL,
	`person_id` text NOT NULL,
	`idea_id` text NOT NULL,
	`network` text NOT NULL,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `person_id`, `idea_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `vote_traces_person` ON `vote_traces` (`person_id`);