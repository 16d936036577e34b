ALTER TABLE `contests` ADD `receipts` text DEFAULT 'choice' NOT NULL;--> statement-breakpoint
ALTER TABLE `contests` ADD `witnessed_seq` integer DEFAULT -1 NOT NULL;--> statement-breakpoint
ALTER TABLE `contests` ADD `witnessed_at` integer;