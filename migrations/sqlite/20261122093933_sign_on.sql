CREATE TABLE `sign_on_groups` (
	`person_id` text NOT NULL,
	`issuer` text NOT NULL,
	`contest_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `issuer`, `contest_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sign_on_identities` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`person_id` text NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_on_identities_person` ON `sign_on_identities` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_on_providers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`issuer` text NOT NULL,
	`client_id` text NOT NULL,
	`sealed_secret` text DEFAULT '' NOT NULL,
	`affiliation` text NOT NULL,
	`domains` text NOT NULL,
	`trusts_addresses` integer DEFAULT false NOT NULL,
	`opens_accounts` integer DEFAULT true NOT NULL,
	`group_claim` text DEFAULT '' NOT NULL,
	`roles` text NOT NULL,
	`contests` text NOT NULL,
	`enabled` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "sign_on_providers_affiliation" CHECK("affiliation" in ('customer', 'employee'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_on_providers_issuer` ON `sign_on_providers` (`issuer`);--> statement-breakpoint
ALTER TABLE `invitations` ADD `batch_id` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invitations` ADD `printed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `invitations` ADD `claimed_email` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invitations` ADD `sealed_token` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `invitations_batch` ON `invitations` (`batch_id`);--> statement-breakpoint
CREATE INDEX `invitations_claimed` ON `invitations` (`claimed_email`);