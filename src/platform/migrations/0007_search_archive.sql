CREATE TABLE `saved_searches` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`words` text NOT NULL,
	`filters` text NOT NULL,
	`alert` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `saved_searches_person` ON `saved_searches` (`person_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `search_alerts` (
	`search_id` text NOT NULL,
	`kind` text NOT NULL,
	`document_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`at` text NOT NULL,
	`seen_at` text,
	PRIMARY KEY(`search_id`, `kind`, `document_id`),
	FOREIGN KEY (`search_id`) REFERENCES `saved_searches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `search_alerts_unseen` ON `search_alerts` (`search_id`,`seen_at`);--> statement-breakpoint
CREATE TABLE `search_server_queue` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_values` (
	`id` integer PRIMARY KEY NOT NULL,
	`facet` text NOT NULL,
	`value` text NOT NULL,
	`label` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_values_value` ON `search_values` (`facet`,`value`);--> statement-breakpoint
CREATE INDEX `search_outbox_dispatch` ON `search_outbox` (`dispatch_id`);
--> statement-breakpoint
-- The archive in the order of its days (src/registry/search-store.ts).
CREATE INDEX `dispatches_day` ON `dispatches` (coalesce(`date`, substr(`received_at`, 1, 10)), `id`);
--> statement-breakpoint
-- The embedded index of this version (src/search/fts-tables.ts holds the same statements; a test compares them). What
-- the one before it held is built anew in the background when the service starts.
DROP TABLE IF EXISTS `search_text`;
--> statement-breakpoint
DROP TABLE IF EXISTS `search_documents`;
--> statement-breakpoint
DROP TABLE IF EXISTS `search_text_next`;
--> statement-breakpoint
DROP TABLE IF EXISTS `search_documents_next`;
--> statement-breakpoint
DELETE FROM `installation` WHERE `key` IN ('search.built', 'search.rebuilding');
--> statement-breakpoint
CREATE TABLE `search_documents` (
	`doc` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`owner_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`number_value` integer,
	`due` text,
	`facets` text NOT NULL,
	UNIQUE(`owner_id`, `kind`, `id`)
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_text` USING fts5(words, tokenize = "ascii tokenchars '_'", columnsize = 0);
--> statement-breakpoint
INSERT INTO `search_text`(`search_text`, `rank`) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE TABLE `search_words` (
	`word` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
) WITHOUT ROWID;
