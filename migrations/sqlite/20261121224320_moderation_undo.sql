ALTER TABLE `decisions` ADD `before` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `undone_at` integer;--> statement-breakpoint
CREATE INDEX `decisions_moderator` ON `decisions` (`moderator_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `mails` ADD `about_id` text;--> statement-breakpoint
CREATE INDEX `mails_about` ON `mails` (`about_id`);