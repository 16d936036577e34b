DROP INDEX `ballot_secrets_person`;--> statement-breakpoint
CREATE INDEX `ballot_secrets_person` ON `ballot_secrets` (`person_id`,`contest_id`);--> statement-breakpoint
CREATE INDEX `ideas_answered` ON `ideas` (`contest_id`,`answered_at`);--> statement-breakpoint
CREATE INDEX `ideas_shortlisted` ON `ideas` (`contest_id`,`shortlisted_at`);--> statement-breakpoint
CREATE INDEX `ideas_place` ON `ideas` (`contest_id`,`place`);