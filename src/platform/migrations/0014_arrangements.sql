CREATE TABLE `page_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL,
	`kind` text NOT NULL,
	`before` text,
	`others` text NOT NULL,
	`made_by` text,
	`made_at` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `page_changes_dispatch` ON `page_changes` (`dispatch_id`);--> statement-breakpoint
CREATE TABLE `reading_proposals` (
	`reading_id` text PRIMARY KEY NOT NULL,
	`fields` text NOT NULL,
	FOREIGN KEY (`reading_id`) REFERENCES `readings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `readings` ADD `plan` text;--> statement-breakpoint
ALTER TABLE `readings` ADD `proposed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `arrangement` text;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `file_page_count` integer;