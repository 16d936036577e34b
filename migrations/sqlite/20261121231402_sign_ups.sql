CREATE TABLE `sign_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_ups_origin` ON `sign_ups` (`origin`,`created_at`);