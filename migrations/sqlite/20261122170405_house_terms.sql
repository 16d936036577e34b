ALTER TABLE `answers` ADD `status` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `ideas` ADD `status` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `used_at` integer;