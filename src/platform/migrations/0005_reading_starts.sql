ALTER TABLE `reading_pages` ADD `signs` text;--> statement-breakpoint
ALTER TABLE `readings` ADD `starts` text;