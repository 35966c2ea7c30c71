CREATE TABLE `partner_keys` (
	`partner_id` text PRIMARY KEY NOT NULL,
	`theirs` text DEFAULT '' NOT NULL,
	`ours_hash` text,
	`ours_since` text,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partner_keys_ours_hash_unique` ON `partner_keys` (`ours_hash`);--> statement-breakpoint
CREATE TABLE `partners` (
	`id` text PRIMARY KEY NOT NULL,
	`organ_id` text NOT NULL,
	`name` text NOT NULL,
	`other_names` text NOT NULL,
	`url` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`reached_at` text,
	`heard_at` text,
	`trouble` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partners_organ_id_unique` ON `partners` (`organ_id`);--> statement-breakpoint
ALTER TABLE `deliveries` ADD `status_code` text;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `status_at` text;--> statement-breakpoint
ALTER TABLE `edxml_statuses` ADD `sent_at` text;