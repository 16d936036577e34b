CREATE TABLE `holding_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL,
	`author_id` text NOT NULL,
	`author_title` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`until` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `holding_messages_idea` ON `holding_messages` (`idea_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `pulses` (
	`answer_id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL,
	`person_id` text NOT NULL,
	`verdict` text NOT NULL,
	`reply_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`answer_id`) REFERENCES `answers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`idea_id`) REFERENCES `ideas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pulses_verdict" CHECK("verdict" in ('yes', 'partly', 'no'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `pulses_idea` ON `pulses` (`idea_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `pulses_reply` ON `pulses` (`reply_id`);--> statement-breakpoint
ALTER TABLE `contests` ADD `read_days` integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE `answers` ADD `promised_by` integer;--> statement-breakpoint
ALTER TABLE `answers` ADD `asked_at` integer;--> statement-breakpoint
CREATE INDEX `answers_promised` ON `answers` (`promised_by`);--> statement-breakpoint
ALTER TABLE `ideas` ADD `read_promised_by` integer;--> statement-breakpoint
ALTER TABLE `ideas` ADD `turn_since` integer;--> statement-breakpoint
ALTER TABLE `ideas` ADD `escalated_at` integer;--> statement-breakpoint
UPDATE `answers` SET
	`promised_by` = (SELECT `ideas`.`promised_by` FROM `ideas` WHERE `ideas`.`id` = `answers`.`idea_id`),
	`asked_at` = (SELECT coalesce(`ideas`.`published_at`, `ideas`.`created_at`) FROM `ideas` WHERE `ideas`.`id` = `answers`.`idea_id`)
WHERE NOT EXISTS (
	SELECT 1 FROM `answers` `e` WHERE `e`.`idea_id` = `answers`.`idea_id`
	AND (`e`.`created_at` < `answers`.`created_at` OR (`e`.`created_at` = `answers`.`created_at` AND `e`.`id` < `answers`.`id`))
);
