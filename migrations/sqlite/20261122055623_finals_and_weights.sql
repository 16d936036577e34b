ALTER TABLE `contests` ADD `weights` text;--> statement-breakpoint
ALTER TABLE `contests` ADD `final_of` text;--> statement-breakpoint
CREATE INDEX `contests_final_of` ON `contests` (`final_of`);