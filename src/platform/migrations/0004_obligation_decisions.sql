CREATE TABLE `obligation_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL,
	`kind` text NOT NULL,
	`suggested` text NOT NULL,
	`reason` text,
	`decided_by` text,
	`decided_at` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `obligation_decisions_dispatch` ON `obligation_decisions` (`dispatch_id`);--> statement-breakpoint
CREATE TABLE `stated_obligations` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`part` integer NOT NULL,
	`obligation` text NOT NULL,
	`evidence` text NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `obligation_decisions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `stated_obligations_decision` ON `stated_obligations` (`decision_id`);--> statement-breakpoint
CREATE TABLE `__new_obligation_suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL,
	`position` integer NOT NULL,
	`clause` text NOT NULL,
	`obligation` text NOT NULL,
	`evidence` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_obligation_suggestions`("id", "dispatch_id", "position", "clause", "obligation", "evidence") SELECT lower(hex(randomblob(16))), "dispatch_id", "position", "clause", "obligation", "evidence" FROM `obligation_suggestions`;--> statement-breakpoint
DROP TABLE `obligation_suggestions`;--> statement-breakpoint
ALTER TABLE `__new_obligation_suggestions` RENAME TO `obligation_suggestions`;--> statement-breakpoint
CREATE UNIQUE INDEX `obligation_suggestions_position` ON `obligation_suggestions` (`dispatch_id`,`position`);