CREATE TABLE `drafting_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`format` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`group_name` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text
);
--> statement-breakpoint
CREATE TABLE `drafting_template_files` (
	`sha256` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafting_template_versions` (
	`template_id` text NOT NULL,
	`number` integer NOT NULL,
	`source` text NOT NULL,
	`file_sha256` text,
	`file_name` text,
	`cause` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`made_by` text,
	`made_at` text NOT NULL,
	PRIMARY KEY(`template_id`, `number`),
	FOREIGN KEY (`template_id`) REFERENCES `drafting_templates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_sha256`) REFERENCES `drafting_template_files`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `drafts` ADD `template_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `drafts` ADD `template_digest` text DEFAULT '' NOT NULL;