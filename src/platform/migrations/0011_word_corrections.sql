CREATE TABLE `word_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`dispatch_id` text NOT NULL,
	`sha256` text NOT NULL,
	`file_page` integer NOT NULL,
	`rotation` integer NOT NULL,
	`page_width` real NOT NULL,
	`page_height` real NOT NULL,
	`box` text NOT NULL,
	`original` text NOT NULL,
	`confidence` real NOT NULL,
	`text` text NOT NULL,
	`corrected_by` text,
	`corrected_at` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `word_corrections_dispatch` ON `word_corrections` (`dispatch_id`);