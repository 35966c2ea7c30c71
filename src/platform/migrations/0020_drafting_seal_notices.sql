CREATE TABLE `draft_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`kind` text NOT NULL,
	`by_name` text,
	`at` text NOT NULL,
	`read_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `draft_notices_person` ON `draft_notices` (`person_id`,`read_at`);--> statement-breakpoint
CREATE INDEX `draft_notices_draft` ON `draft_notices` (`draft_id`,`person_id`);--> statement-breakpoint
ALTER TABLE `deliveries` ADD `replaced_at` text;--> statement-breakpoint
CREATE INDEX `deliveries_address` ON `deliveries` (`channel`,`address`);--> statement-breakpoint
ALTER TABLE `signed_papers` ADD `sealed_sha256` text REFERENCES stored_files(sha256);--> statement-breakpoint
ALTER TABLE `signed_papers` ADD `sealed_by` text;--> statement-breakpoint
ALTER TABLE `signed_papers` ADD `sealed_at` text;--> statement-breakpoint
ALTER TABLE `signing_keys` ADD `remote` text;