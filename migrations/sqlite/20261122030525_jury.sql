CREATE TABLE `juries` (
	`contest_id` text PRIMARY KEY NOT NULL,
	`criteria` text NOT NULL,
	`scale` integer DEFAULT 5 NOT NULL,
	`per_idea` integer DEFAULT 3 NOT NULL,
	`blind` integer DEFAULT true NOT NULL,
	`judged` text DEFAULT 'all' NOT NULL,
	`share` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`seed` text DEFAULT '' NOT NULL,
	`handed_out_at` integer,
	`reminded_at` integer,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "juries_judged" CHECK("judged" in ('all', 'shortlist'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `scorecards` (
	`contest_id` text NOT NULL,
	`juror_id` text NOT NULL,
	`idea_id` text NOT NULL,
	`state` text DEFAULT 'assigned' NOT NULL,
	`scores` text NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`saved_at` integer,
	`submitted_at` integer,
	PRIMARY KEY(`contest_id`, `juror_id`, `idea_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`juror_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "scorecards_state" CHECK("state" in ('assigned', 'submitted', 'conflict'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `scorecards_juror` ON `scorecards` (`juror_id`);--> statement-breakpoint
CREATE INDEX `scorecards_idea` ON `scorecards` (`idea_id`);