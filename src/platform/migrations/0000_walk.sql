CREATE TABLE `stored_files` (
	`sha256` text PRIMARY KEY NOT NULL,
	`kind` text,
	`size` integer NOT NULL,
	`stored_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	PRIMARY KEY(`person_id`, `unit_id`, `valid_from`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_unit` ON `memberships` (`unit_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`post` text DEFAULT '' NOT NULL,
	`disabled_at` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `role_grants` (
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`short_name` text DEFAULT '' NOT NULL,
	`parent_id` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`successor_id` text,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `units_parent` ON `units` (`parent_id`);--> statement-breakpoint
CREATE TABLE `audit_trail` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`address` text,
	`did` text NOT NULL,
	`subject` text,
	`details` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit_trail` (`subject`,`seq`);--> statement-breakpoint
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `installation_key` ON `installation` (`key`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text,
	`payload` text NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`max_attempts` integer DEFAULT 3 NOT NULL,
	`run_after` text NOT NULL,
	`lease_owner` text,
	`lease_until` text,
	`cancel_requested` integer DEFAULT false NOT NULL,
	`progress` text,
	`error_code` text,
	`error_message` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`finished_at` text
);
--> statement-breakpoint
CREATE INDEX `jobs_next` ON `jobs` (`state`,`priority`,`run_after`);--> statement-breakpoint
CREATE INDEX `jobs_subject` ON `jobs` (`subject`);--> statement-breakpoint
CREATE TABLE `search_outbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`dispatch_id` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reading_pages` (
	`reading_id` text NOT NULL,
	`number` integer NOT NULL,
	`width` real,
	`height` real,
	`rotation` integer,
	`source` text,
	`seconds` real,
	`text` text,
	`lines` blob,
	`failure_code` text,
	`failure_message` text,
	PRIMARY KEY(`reading_id`, `number`),
	FOREIGN KEY (`reading_id`) REFERENCES `readings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `readings` (
	`id` text PRIMARY KEY NOT NULL,
	`file_sha256` text NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`page_count` integer,
	`engine` text,
	`created_at` text NOT NULL,
	`started_at` text,
	`finished_at` text,
	`failure_code` text,
	`failure_message` text,
	FOREIGN KEY (`file_sha256`) REFERENCES `stored_files`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `readings_file` ON `readings` (`file_sha256`);--> statement-breakpoint
CREATE TABLE `dispatch_access` (
	`dispatch_id` text NOT NULL,
	`kind` text NOT NULL,
	`grantee` text NOT NULL,
	`granted_at` text NOT NULL,
	`granted_by` text,
	PRIMARY KEY(`dispatch_id`, `kind`, `grantee`),
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `dispatch_access_grantee` ON `dispatch_access` (`kind`,`grantee`,`dispatch_id`);--> statement-breakpoint
CREATE TABLE `dispatch_fields` (
	`dispatch_id` text NOT NULL,
	`field` text NOT NULL,
	`suggestion` text,
	`confidence` real,
	`quote` text,
	`page` integer,
	`boxes` text,
	`state` text DEFAULT 'suggested' NOT NULL,
	`value` text,
	`decided_by` text,
	`decided_at` text,
	PRIMARY KEY(`dispatch_id`, `field`),
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `dispatches` (
	`id` text PRIMARY KEY NOT NULL,
	`direction` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`file_sha256` text,
	`file_name` text NOT NULL,
	`reading_id` text,
	`page_count` integer,
	`office_unit_id` text,
	`channel` text NOT NULL,
	`received_at` text NOT NULL,
	`received_by` text,
	`verified_at` text,
	`verified_by` text,
	`problem_code` text,
	`problem_message` text,
	`issuer_parent` text,
	`issuer` text,
	`number` text,
	`symbol` text,
	`place` text,
	`date` text,
	`type` text,
	`subject` text,
	`addressees` text DEFAULT '[]' NOT NULL,
	`signer_name` text,
	`signer_title` text,
	`recipients` text DEFAULT '[]' NOT NULL,
	`urgency` text,
	`secrecy` text,
	`register_id` text,
	`register_number` integer,
	`registered_at` text,
	`registered_by` text,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`file_sha256`) REFERENCES `stored_files`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reading_id`) REFERENCES `readings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dispatches_state` ON `dispatches` (`state`,`received_at`);--> statement-breakpoint
CREATE INDEX `dispatches_received` ON `dispatches` (`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `dispatches_symbol` ON `dispatches` (`symbol`,`number`);--> statement-breakpoint
CREATE INDEX `dispatches_file` ON `dispatches` (`file_sha256`);--> statement-breakpoint
CREATE INDEX `dispatches_reading` ON `dispatches` (`reading_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `dispatches_register_number` ON `dispatches` (`register_id`,`register_number`) WHERE "dispatches"."register_number" is not null;--> statement-breakpoint
CREATE TABLE `obligation_suggestions` (
	`dispatch_id` text NOT NULL,
	`position` integer NOT NULL,
	`clause` text NOT NULL,
	`obligation` text NOT NULL,
	`evidence` text NOT NULL,
	PRIMARY KEY(`dispatch_id`, `position`),
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `registers` (
	`id` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`direction` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`next_number` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registers_series` ON `registers` (`year`,`direction`,`code`);