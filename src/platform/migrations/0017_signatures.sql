CREATE TABLE `signing_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`p12` blob NOT NULL,
	`certificate` text NOT NULL,
	`picture` blob,
	`seal_diameter` real,
	`created_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signing_keys_person` ON `signing_keys` (`person_id`,`ended_at`);--> statement-breakpoint
ALTER TABLE `readings` ADD `signatures` text;