CREATE TABLE `arrival_stamps` (
	`dispatch_id` text PRIMARY KEY NOT NULL,
	`x` real NOT NULL,
	`y` real NOT NULL,
	`moved_by` text,
	`moved_at` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `register_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`register_id` text NOT NULL,
	`number` integer NOT NULL,
	`dispatch_id` text NOT NULL,
	`column` text NOT NULL,
	`before` text,
	`after` text,
	`reason` text NOT NULL,
	`corrected_by` text,
	`corrected_at` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `register_corrections_entry` ON `register_corrections` (`register_id`,`number`);--> statement-breakpoint
CREATE INDEX `register_corrections_dispatch` ON `register_corrections` (`dispatch_id`);--> statement-breakpoint
CREATE TABLE `register_entries` (
	`register_id` text NOT NULL,
	`number` integer NOT NULL,
	`dispatch_id` text NOT NULL,
	`arrived_on` text NOT NULL,
	`entered_at` text NOT NULL,
	`entered_by` text,
	`late_reason` text,
	`signed_by` text,
	`signed_at` text,
	`archive_holder` text,
	`copies` integer,
	`note` text,
	`cancelled_at` text,
	`cancelled_by` text,
	`cancel_reason` text,
	PRIMARY KEY(`register_id`, `number`),
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `register_entries_dispatch` ON `register_entries` (`dispatch_id`);--> statement-breakpoint
CREATE TABLE `register_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`file_sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`direction` text NOT NULL,
	`year` integer NOT NULL,
	`code` text NOT NULL,
	`mapping` text,
	`rows` integer DEFAULT 0 NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`done_at` text,
	`undone_at` text,
	`undone_reason` text,
	FOREIGN KEY (`file_sha256`) REFERENCES `stored_files`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `register_imports_created` ON `register_imports` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `dispatch_attachments` (
	`dispatch_id` text NOT NULL,
	`position` integer NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`dispatch_id`, `position`),
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sha256`) REFERENCES `stored_files`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dispatch_attachments_file` ON `dispatch_attachments` (`sha256`);--> statement-breakpoint
CREATE TABLE `edxml_packages` (
	`dispatch_id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`from_organ_id` text NOT NULL,
	`from_name` text,
	`to_organ_ids` text NOT NULL,
	`generation` text NOT NULL,
	`answers` text NOT NULL,
	`due_date` text,
	`steering` text,
	`signed` integer NOT NULL,
	`package_sha256` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`package_sha256`) REFERENCES `stored_files`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `edxml_packages_identity` ON `edxml_packages` (`document_id`,`from_organ_id`);--> statement-breakpoint
CREATE TABLE `edxml_statuses` (
	`dispatch_id` text NOT NULL,
	`code` text NOT NULL,
	`description` text NOT NULL,
	`at` text NOT NULL,
	`by` text,
	PRIMARY KEY(`dispatch_id`, `code`),
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `dispatch_citations` (
	`id` text PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL,
	`key` text NOT NULL,
	`date` text,
	`kind` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `dispatch_citations_dispatch` ON `dispatch_citations` (`dispatch_id`);--> statement-breakpoint
CREATE INDEX `dispatch_citations_key` ON `dispatch_citations` (`key`);--> statement-breakpoint
CREATE TABLE `dispatch_links` (
	`id` text PRIMARY KEY NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`made_by` text,
	`made_at` text NOT NULL,
	`removed_by` text,
	`removed_at` text,
	FOREIGN KEY (`from_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`to_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dispatch_links_pair` ON `dispatch_links` (`from_id`,`to_id`,`kind`);--> statement-breakpoint
CREATE INDEX `dispatch_links_to` ON `dispatch_links` (`to_id`);--> statement-breakpoint
CREATE TABLE `directives` (
	`id` text PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL,
	`text` text NOT NULL,
	`lead_kind` text,
	`lead_id` text,
	`cooperators` text DEFAULT '[]' NOT NULL,
	`people` text DEFAULT '[]' NOT NULL,
	`know` text DEFAULT '[]' NOT NULL,
	`due_date` text,
	`directed_by` text,
	`directed_at` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `directives_dispatch` ON `directives` (`dispatch_id`,`directed_at`);--> statement-breakpoint
CREATE TABLE `handling_opinions` (
	`id` text PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL,
	`layer` integer NOT NULL,
	`text` text NOT NULL,
	`said_by` text,
	`said_at` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `handling_opinions_dispatch` ON `handling_opinions` (`dispatch_id`,`said_at`);--> statement-breakpoint
CREATE TABLE `routings` (
	`id` text PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL,
	`kind` text NOT NULL,
	`to_kind` text NOT NULL,
	`to_id` text NOT NULL,
	`given_by` text,
	`given_at` text NOT NULL,
	`due_date` text,
	`note` text,
	`parent_id` text,
	`directive_id` text,
	`ended_at` text,
	`ended_by` text,
	`outcome` text,
	`reason` text,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `routings_dispatch` ON `routings` (`dispatch_id`,`given_at`);--> statement-breakpoint
CREATE INDEX `routings_open` ON `routings` (`to_kind`,`to_id`,`given_at`) WHERE "routings"."ended_at" is null;--> statement-breakpoint
ALTER TABLE `dispatch_fields` ADD `source` text DEFAULT 'read' NOT NULL;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `handling` text;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `handling_since` text;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `step_due_at` text;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `citation_key` text;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `import_id` text;--> statement-breakpoint
CREATE INDEX `dispatches_direction` ON `dispatches` (`direction`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `dispatches_received_by` ON `dispatches` (`received_by`,`received_at`);--> statement-breakpoint
CREATE INDEX `dispatches_handling` ON `dispatches` (`handling`,`received_at`);--> statement-breakpoint
CREATE INDEX `dispatches_citation` ON `dispatches` (`citation_key`);--> statement-breakpoint
CREATE INDEX `dispatches_import` ON `dispatches` (`import_id`);--> statement-breakpoint
CREATE INDEX `dispatches_step_due` ON `dispatches` (`step_due_at`) WHERE "dispatches"."step_due_at" is not null;--> statement-breakpoint
ALTER TABLE `registers` ADD `kinds` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `registers` ADD `first_number` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `registers` ADD `closed_at` text;--> statement-breakpoint
INSERT INTO `register_entries` (`register_id`, `number`, `dispatch_id`, `arrived_on`, `entered_at`, `entered_by`)
SELECT d.`register_id`, d.`register_number`, d.`id`, date(d.`received_at`, '+7 hours'), coalesce(d.`registered_at`, d.`received_at`), d.`registered_by`
FROM `dispatches` d WHERE d.`register_id` IS NOT NULL AND d.`register_number` IS NOT NULL;--> statement-breakpoint
INSERT INTO `routings` (`id`, `dispatch_id`, `kind`, `to_kind`, `to_id`, `given_by`, `given_at`)
SELECT lower(hex(randomblob(16))), a.`dispatch_id`, CASE d.`direction` WHEN 'incoming' THEN 'handle' ELSE 'know' END, a.`kind`, a.`grantee`, a.`granted_by`, a.`granted_at`
FROM `dispatch_access` a JOIN `dispatches` d ON d.`id` = a.`dispatch_id` WHERE d.`state` = 'registered';--> statement-breakpoint
UPDATE `dispatches` SET
  `handling` = CASE WHEN EXISTS (SELECT 1 FROM `routings` r WHERE r.`dispatch_id` = `dispatches`.`id`) THEN 'assigned' ELSE 'to-route' END,
  `handling_since` = coalesce((SELECT max(r.`given_at`) FROM `routings` r WHERE r.`dispatch_id` = `dispatches`.`id`), `registered_at`)
WHERE `state` = 'registered' AND `direction` = 'incoming';
