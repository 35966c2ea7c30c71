CREATE TABLE `calendar_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` text NOT NULL,
	`last_used_at` text,
	`revoked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_hash` ON `calendar_feeds` (`hash`);--> statement-breakpoint
CREATE INDEX `calendar_feeds_person` ON `calendar_feeds` (`person_id`);--> statement-breakpoint
CREATE TABLE `notice_preferences` (
	`person_id` text PRIMARY KEY NOT NULL,
	`email` text
);
--> statement-breakpoint
CREATE TABLE `obligation_digests` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`sent_at` text,
	`problem` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `obligation_digests_once` ON `obligation_digests` (`person_id`,`day`);--> statement-breakpoint
CREATE INDEX `obligation_digests_state` ON `obligation_digests` (`state`);--> statement-breakpoint
CREATE TABLE `obligation_files` (
	`id` text PRIMARY KEY NOT NULL,
	`obligation_id` text NOT NULL,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`size` integer NOT NULL,
	`added_by` text,
	`added_at` text NOT NULL,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `obligation_files_obligation` ON `obligation_files` (`obligation_id`);--> statement-breakpoint
CREATE TABLE `obligation_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`obligation_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`by_name` text,
	`at` text NOT NULL,
	`read_at` text,
	`digest_id` text,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `obligation_notices_once` ON `obligation_notices` (`person_id`,`obligation_id`,`key`);--> statement-breakpoint
CREATE INDEX `obligation_notices_person` ON `obligation_notices` (`person_id`,`read_at`,`id`);--> statement-breakpoint
CREATE INDEX `obligation_notices_digest` ON `obligation_notices` (`digest_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `obligation_views` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `obligation_views_name` ON `obligation_views` (`person_id`,`name`);--> statement-breakpoint
CREATE TABLE `obligation_words` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`obligation_id` text NOT NULL,
	`folded` text NOT NULL,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `obligation_words_once` ON `obligation_words` (`obligation_id`);--> statement-breakpoint
CREATE VIRTUAL TABLE `obligation_words_fts` USING fts5(`folded`, content='obligation_words', content_rowid='seq', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
--> statement-breakpoint
CREATE TRIGGER `obligation_words_added` AFTER INSERT ON `obligation_words`
BEGIN INSERT INTO `obligation_words_fts`(rowid, `folded`) VALUES (new.`seq`, new.`folded`); END;
--> statement-breakpoint
CREATE TRIGGER `obligation_words_removed` AFTER DELETE ON `obligation_words`
BEGIN INSERT INTO `obligation_words_fts`(`obligation_words_fts`, rowid, `folded`) VALUES ('delete', old.`seq`, old.`folded`); END;
--> statement-breakpoint
CREATE TRIGGER `obligation_words_changed` AFTER UPDATE ON `obligation_words`
BEGIN INSERT INTO `obligation_words_fts`(`obligation_words_fts`, rowid, `folded`) VALUES ('delete', old.`seq`, old.`folded`);
  INSERT INTO `obligation_words_fts`(rowid, `folded`) VALUES (new.`seq`, new.`folded`); END;
