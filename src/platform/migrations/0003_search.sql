-- The embedded search index (src/search/fts-tables.ts holds the same statements for rebuilding beside it; a test compares them).
CREATE TABLE `search_documents` (
	`doc` integer PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL UNIQUE,
	`fingerprint` text NOT NULL
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_text` USING fts5(number, subject, issuer, fields, body, joined, tokenize = 'ascii', prefix = '2');
--> statement-breakpoint
INSERT INTO `search_text`(`search_text`, `rank`) VALUES ('secure-delete', 1);
