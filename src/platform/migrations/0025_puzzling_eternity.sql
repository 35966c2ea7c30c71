CREATE TABLE `signing_trust_files` (
	`name` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL
);
