CREATE TABLE `draft_forms` (
	`draft_id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`file` blob NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
