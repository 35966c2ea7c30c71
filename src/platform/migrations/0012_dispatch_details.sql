CREATE TABLE `dispatch_details` (
	`dispatch_id` text PRIMARY KEY NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`dispatch_id`) REFERENCES `dispatches`(`id`) ON UPDATE no action ON DELETE cascade
);
