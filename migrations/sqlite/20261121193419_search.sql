CREATE TABLE `idea_search` (
	`row` integer PRIMARY KEY,
	`idea_id` text NOT NULL UNIQUE REFERENCES `ideas`(`id`),
	`contest_id` text NOT NULL,
	`words` text NOT NULL,
	`grams` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `idea_search_contest` ON `idea_search` (`contest_id`, `row`);
--> statement-breakpoint
CREATE VIRTUAL TABLE `idea_words` USING fts5(`words`, content='idea_search', content_rowid='row', tokenize='unicode61');
--> statement-breakpoint
CREATE VIRTUAL TABLE `idea_grams` USING fts5(`grams`, content='idea_search', content_rowid='row', tokenize='trigram', detail='none');
--> statement-breakpoint
CREATE TRIGGER `idea_search_added` AFTER INSERT ON `idea_search` BEGIN
	INSERT INTO `idea_words`(`rowid`, `words`) VALUES (new.`row`, new.`words`);
	INSERT INTO `idea_grams`(`rowid`, `grams`) VALUES (new.`row`, new.`grams`);
END;
--> statement-breakpoint
CREATE TRIGGER `idea_search_removed` AFTER DELETE ON `idea_search` BEGIN
	INSERT INTO `idea_words`(`idea_words`, `rowid`, `words`) VALUES ('delete', old.`row`, old.`words`);
	INSERT INTO `idea_grams`(`idea_grams`, `rowid`, `grams`) VALUES ('delete', old.`row`, old.`grams`);
END;
--> statement-breakpoint
CREATE TRIGGER `idea_search_changed` AFTER UPDATE OF `words`, `grams` ON `idea_search` BEGIN
	INSERT INTO `idea_words`(`idea_words`, `rowid`, `words`) VALUES ('delete', old.`row`, old.`words`);
	INSERT INTO `idea_grams`(`idea_grams`, `rowid`, `grams`) VALUES ('delete', old.`row`, old.`grams`);
	INSERT INTO `idea_words`(`rowid`, `words`) VALUES (new.`row`, new.`words`);
	INSERT INTO `idea_grams`(`rowid`, `grams`) VALUES (new.`row`, new.`grams`);
END;
--> statement-breakpoint
CREATE TRIGGER `ballot_log_fixed` BEFORE UPDATE ON `ballot_log` BEGIN SELECT RAISE(ABORT, 'the ballot log only grows'); END;
--> statement-breakpoint
CREATE TRIGGER `ballot_log_kept` BEFORE DELETE ON `ballot_log` BEGIN SELECT RAISE(ABORT, 'the ballot log only grows'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_log_fixed` BEFORE UPDATE ON `audit_log` BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_log_kept` BEFORE DELETE ON `audit_log` BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
