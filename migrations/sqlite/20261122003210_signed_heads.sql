CREATE TABLE `signed_heads` (
	`contest_id` text NOT NULL,
	`seq` integer NOT NULL,
	`head` text NOT NULL,
	`ballots` integer NOT NULL,
	`at` integer NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`contest_id`, `seq`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `ballot_log_commitment` ON `ballot_log` (`contest_id`,`commitment`);