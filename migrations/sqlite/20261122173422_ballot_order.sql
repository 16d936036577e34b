DROP INDEX `ballot_secrets_person`;--> statement-breakpoint
CREATE INDEX `ballot_secrets_person` ON `ballot_secrets` (`person_id`,`contest_id`,`seq`);