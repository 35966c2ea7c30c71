CREATE TABLE `obligation_extensions` (
	`id` text PRIMARY KEY NOT NULL,
	`obligation_id` text NOT NULL,
	`state` text DEFAULT 'asked' NOT NULL,
	`due_before` text NOT NULL,
	`wanted` text NOT NULL,
	`granted` text,
	`reason` text NOT NULL,
	`asked_by` text,
	`asked_at` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`answer` text,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `obligation_extensions_obligation` ON `obligation_extensions` (`obligation_id`,`id`);--> statement-breakpoint
CREATE INDEX `obligation_extensions_asked` ON `obligation_extensions` (`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `obligation_history` (
	`id` text PRIMARY KEY NOT NULL,
	`obligation_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` text NOT NULL,
	`by_id` text,
	`by_name` text NOT NULL,
	`did` text NOT NULL,
	`from_status` text,
	`to_status` text,
	`note` text,
	`details` text DEFAULT '{}' NOT NULL,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `obligation_history_obligation` ON `obligation_history` (`obligation_id`,`id`);--> statement-breakpoint
CREATE TABLE `obligation_parties` (
	`obligation_id` text NOT NULL,
	`role` text NOT NULL,
	`kind` text NOT NULL,
	`party_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT true NOT NULL,
	`due_order` text DEFAULT '9999-12-31' NOT NULL,
	PRIMARY KEY(`obligation_id`, `role`, `kind`, `party_id`),
	FOREIGN KEY (`obligation_id`) REFERENCES `obligations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `obligation_parties_party` ON `obligation_parties` (`kind`,`party_id`,`open`,`due_order`,`obligation_id`);--> statement-breakpoint
CREATE TABLE `obligation_results` (
	`id` text PRIMARY KEY NOT NULL,
	`obligation_id` text NOT NULL,
	`state` text DEFAULT 'sent' NOT NULL,
	`summary` text,
	`dispatch_id` text,
	`reference` text,
	`file_sha256` text,
	`file_name` text,
	`sent_on` text NOT NULL,
	`sent_by` text,
	`at` text NOT NULL,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `obligation_results_obligation` ON `obligation_results` (`obligation_id`,`id`);--> statement-breakpoint
CREATE TABLE `obligation_texts` (
	`obligation_id` text PRIMARY KEY NOT NULL,
	`action` text NOT NULL,
	`product` text,
	`clause` text,
	`report_to` text,
	`via` text,
	`targets` text DEFAULT '[]' NOT NULL,
	`legal_basis` text DEFAULT '[]' NOT NULL,
	`evidence` text DEFAULT '[]' NOT NULL,
	`deadline` text NOT NULL,
	`event_on` text,
	FOREIGN KEY (`obligation_id`) REFERENCES `obligations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `obligations` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`code_base` text NOT NULL,
	`code_number` integer NOT NULL,
	`side` text NOT NULL,
	`source_kind` text NOT NULL,
	`dispatch_id` text,
	`stated_id` text,
	`directive_id` text,
	`source_name` text DEFAULT '' NOT NULL,
	`source_date` text,
	`parent_id` text,
	`series_id` text,
	`occurrence_on` text,
	`title` text NOT NULL,
	`kind` text DEFAULT 'task' NOT NULL,
	`urgent` integer DEFAULT false NOT NULL,
	`assigner_id` text,
	`assigner_name` text DEFAULT '' NOT NULL,
	`lead_unit_id` text,
	`lead_person_id` text,
	`lead_name` text DEFAULT '' NOT NULL,
	`due_kind` text NOT NULL,
	`original_due` text,
	`due` text,
	`due_order` text DEFAULT '9999-12-31' NOT NULL,
	`extensions` integer DEFAULT 0 NOT NULL,
	`status` text DEFAULT 'new' NOT NULL,
	`open` integer DEFAULT true NOT NULL,
	`resume_to` text,
	`assigned_on` text NOT NULL,
	`accepted_on` text,
	`sent_on` text,
	`confirmed_on` text,
	`cancelled_on` text,
	`children` integer DEFAULT 0 NOT NULL,
	`children_done` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `obligations_code` ON `obligations` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `obligations_stated` ON `obligations` (`stated_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `obligations_code_number` ON `obligations` (`code_base`,`code_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `obligations_occurrence` ON `obligations` (`series_id`,`occurrence_on`);--> statement-breakpoint
CREATE INDEX `obligations_open` ON `obligations` (`open`,`due_order`,`id`);--> statement-breakpoint
CREATE INDEX `obligations_status` ON `obligations` (`status`,`due_order`,`id`);--> statement-breakpoint
CREATE INDEX `obligations_unit` ON `obligations` (`lead_unit_id`,`open`,`due_order`,`id`);--> statement-breakpoint
CREATE INDEX `obligations_person` ON `obligations` (`lead_person_id`,`open`,`due_order`,`id`);--> statement-breakpoint
CREATE INDEX `obligations_assigner` ON `obligations` (`assigner_id`,`open`,`due_order`,`id`);--> statement-breakpoint
CREATE INDEX `obligations_dispatch` ON `obligations` (`dispatch_id`,`due_order`,`id`);--> statement-breakpoint
CREATE INDEX `obligations_parent` ON `obligations` (`parent_id`);--> statement-breakpoint
CREATE INDEX `obligations_side` ON `obligations` (`side`,`open`,`due_order`,`id`);--> statement-breakpoint
CREATE TABLE `unit_heads` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`since` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unit_heads_person` ON `unit_heads` (`person_id`);--> statement-breakpoint
CREATE TRIGGER `obligations_original_due_stays` BEFORE UPDATE OF `original_due` ON `obligations`
WHEN old.`original_due` IS NOT NULL AND new.`original_due` IS NOT old.`original_due`
BEGIN SELECT raise(ABORT, 'the original deadline of an obligation never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `obligations_parties_follow` AFTER UPDATE OF `open`, `due_order` ON `obligations`
WHEN old.`open` IS NOT new.`open` OR old.`due_order` IS NOT new.`due_order`
BEGIN UPDATE `obligation_parties` SET `open` = new.`open`, `due_order` = new.`due_order` WHERE `obligation_id` = new.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `obligation_parties_begin` AFTER INSERT ON `obligation_parties`
BEGIN UPDATE `obligation_parties` SET (`open`, `due_order`) = (SELECT o.`open`, o.`due_order` FROM `obligations` o WHERE o.`id` = new.`obligation_id`)
  WHERE `obligation_id` = new.`obligation_id` AND `role` = new.`role` AND `kind` = new.`kind` AND `party_id` = new.`party_id`; END;
--> statement-breakpoint
CREATE TRIGGER `obligation_history_stays` BEFORE UPDATE ON `obligation_history`
WHEN new.`id` IS NOT old.`id` OR new.`obligation_id` IS NOT old.`obligation_id` OR new.`version` IS NOT old.`version`
  OR new.`at` IS NOT old.`at` OR new.`by_id` IS NOT old.`by_id` OR new.`by_name` IS NOT old.`by_name`
  OR new.`did` IS NOT old.`did` OR new.`from_status` IS NOT old.`from_status` OR new.`to_status` IS NOT old.`to_status`
  OR new.`details` IS NOT old.`details` OR new.`note` IS NOT NULL
BEGIN SELECT raise(ABORT, 'the history of an obligation is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `obligation_history_remains` BEFORE DELETE ON `obligation_history`
BEGIN SELECT raise(ABORT, 'the history of an obligation is only added to'); END;
