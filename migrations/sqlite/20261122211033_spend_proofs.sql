CREATE TABLE `spent_proofs` (
	`proof_hash` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `spent_proofs_expiry` ON `spent_proofs` (`expires_at`);