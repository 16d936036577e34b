CREATE TABLE `notifications` (
	`person_id` text NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`why` text NOT NULL,
	`tag` text DEFAULT '' NOT NULL,
	`contest_id` text NOT NULL,
	`idea_id` text,
	`subject_id` text,
	`created_at` integer NOT NULL,
	`read_at` integer,
	`mail_id` text,
	PRIMARY KEY(`person_id`, `event_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `notifications_time` ON `notifications` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`person_id`,`read_at`);--> statement-breakpoint
CREATE INDEX `notifications_mail` ON `notifications` (`mail_id`,`person_id`);--> statement-breakpoint
ALTER TABLE `people` ADD `is_public` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `news_rhythm` text DEFAULT 'daily' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `news_hour` integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `time_zone` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `news_due_at` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `news_sent_at` integer;--> statement-breakpoint
ALTER TABLE `mails` ADD `stream` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `mails` ADD `withheld_at` integer;