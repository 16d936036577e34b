CREATE TABLE `recovery_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`person_id` text NOT NULL,
	`title` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`owner_id` text,
	`state` text DEFAULT 'open' NOT NULL,
	`due_by` integer NOT NULL,
	`outcome` text,
	`verdict` text,
	`answered_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recovery_cases_state" CHECK("state" in ('open', 'answered', 'closed')),
	CONSTRAINT "recovery_cases_outcome" CHECK("outcome" in ('solved', 'partly', 'explained', 'not-possible')),
	CONSTRAINT "recovery_cases_verdict" CHECK("verdict" in ('yes', 'partly', 'no'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `recovery_cases_due` ON `recovery_cases` (`state`,`due_by`,`id`);--> statement-breakpoint
CREATE INDEX `recovery_cases_contest` ON `recovery_cases` (`contest_id`,`state`);--> statement-breakpoint
CREATE INDEX `recovery_cases_person` ON `recovery_cases` (`person_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `recovery_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`kind` text NOT NULL,
	`said` text DEFAULT '' NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `recovery_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recovery_steps_kind" CHECK("kind" in ('owner', 'outcome', 'verdict'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `recovery_steps_case` ON `recovery_steps` (`case_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `audit_log` ADD `erased_at` integer;--> statement-breakpoint
DROP TRIGGER `audit_log_fixed`;--> statement-breakpoint
CREATE TRIGGER `audit_log_fixed` BEFORE UPDATE ON `audit_log`
WHEN coalesce(NEW.erased_at, 0) <= coalesce(OLD.erased_at, 0)
  OR NEW.id IS NOT OLD.id OR NEW.actor_id IS NOT OLD.actor_id OR NEW.action IS NOT OLD.action
  OR NEW.subject IS NOT OLD.subject OR NEW.subject_id IS NOT OLD.subject_id OR NEW.created_at IS NOT OLD.created_at
  OR coalesce(length(NEW.before), 0) > coalesce(length(OLD.before), 0)
  OR coalesce(length(NEW.after), 0) > coalesce(length(OLD.after), 0)
  OR length(NEW.reason) > length(OLD.reason)
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
