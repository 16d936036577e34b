ALTER TABLE `files` ADD `appeal_words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `files` ADD `appealed_at` integer;--> statement-breakpoint
ALTER TABLE `files` ADD `appeal_answer` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `files` ADD `appeal_answered_at` integer;