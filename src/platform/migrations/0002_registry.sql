ALTER TABLE `dispatches` ADD `next_reading_id` text REFERENCES readings(id);--> statement-breakpoint
ALTER TABLE `dispatches` ADD `released_at` text;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `issuer_folded` text;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `duplicate_key` text;--> statement-breakpoint
ALTER TABLE `dispatches` ADD `likeness_key` text;--> statement-breakpoint
CREATE INDEX `dispatches_next_reading` ON `dispatches` (`next_reading_id`);--> statement-breakpoint
CREATE INDEX `dispatches_duplicate` ON `dispatches` (`duplicate_key`);--> statement-breakpoint
CREATE INDEX `dispatches_likeness` ON `dispatches` (`likeness_key`);