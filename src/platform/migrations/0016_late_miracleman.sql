CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL,
	`position` integer NOT NULL,
	`receiver` text NOT NULL,
	`channel` text NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`copies` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`sent_at` text,
	`delivered_at` text,
	`read_at` text,
	`recalled_at` text,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deliveries_dispatch` ON `deliveries` (`dispatch_id`,`position`);--> statement-breakpoint
CREATE TABLE `draft_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`draft_id` text NOT NULL,
	`place` text NOT NULL,
	`quote` text NOT NULL,
	`text` text NOT NULL,
	`said_by` text,
	`said_at` text NOT NULL,
	`settled_by` text,
	`settled_at` text,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `draft_comments_draft` ON `draft_comments` (`draft_id`,`said_at`);--> statement-breakpoint
CREATE TABLE `draft_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`draft_id` text NOT NULL,
	`step` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`revision` integer NOT NULL,
	`remark` text,
	`taken_by` text,
	`taken_at` text NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `draft_steps_draft` ON `draft_steps` (`draft_id`,`taken_at`);--> statement-breakpoint
CREATE TABLE `draft_versions` (
	`draft_id` text NOT NULL,
	`number` integer NOT NULL,
	`revision` integer NOT NULL,
	`document` text NOT NULL,
	`cause` text NOT NULL,
	`made_by` text,
	`made_at` text NOT NULL,
	PRIMARY KEY(`draft_id`, `number`),
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `draft_writers` (
	`draft_id` text NOT NULL,
	`person_id` text NOT NULL,
	`added_by` text,
	`added_at` text NOT NULL,
	PRIMARY KEY(`draft_id`, `person_id`),
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draft_writers_person` ON `draft_writers` (`person_id`);--> statement-breakpoint
CREATE TABLE `drafting_office` (
	`id` integer PRIMARY KEY NOT NULL,
	`parent` text,
	`agency` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`agency_symbol` text DEFAULT '' NOT NULL,
	`head` text DEFAULT '' NOT NULL,
	`collective` text DEFAULT '' NOT NULL,
	`contact` text DEFAULT '[]' NOT NULL,
	`organ_id` text DEFAULT '' NOT NULL,
	`checkers` text DEFAULT '[]' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text DEFAULT 'drafting' NOT NULL,
	`document` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`template_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`unit_id` text,
	`reviewer_id` text,
	`power_id` text,
	`signer_id` text,
	`source_id` text,
	`source_kind` text,
	`editor_id` text,
	`editor_until` text,
	`dispatch_id` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`power_id`) REFERENCES `signing_powers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signer_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drafts_owner` ON `drafts` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `drafts_state` ON `drafts` (`state`,`updated_at`);--> statement-breakpoint
CREATE INDEX `drafts_reviewer` ON `drafts` (`reviewer_id`,`state`);--> statement-breakpoint
CREATE INDEX `drafts_signer` ON `drafts` (`signer_id`,`state`);--> statement-breakpoint
CREATE INDEX `drafts_unit` ON `drafts` (`unit_id`,`state`);--> statement-breakpoint
CREATE INDEX `drafts_source` ON `drafts` (`source_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_dispatch` ON `drafts` (`dispatch_id`);--> statement-breakpoint
CREATE TABLE `signed_papers` (
	`draft_id` text PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL,
	`file_sha256` text NOT NULL,
	`document_sha256` text NOT NULL,
	`pages` integer NOT NULL,
	`digital` integer NOT NULL,
	`signed_by` text NOT NULL,
	`signed_at` text NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_sha256`) REFERENCES `stored_files`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `signing_powers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`form` text NOT NULL,
	`collective` text DEFAULT '' NOT NULL,
	`head` text NOT NULL,
	`own` text DEFAULT '' NOT NULL,
	`unit_head` text DEFAULT '' NOT NULL,
	`kinds` text DEFAULT '[]' NOT NULL,
	`basis` text DEFAULT '' NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signing_powers_person` ON `signing_powers` (`person_id`);