DROP INDEX `obligation_parties_party`;--> statement-breakpoint
DROP TRIGGER `obligations_parties_follow`;--> statement-breakpoint
DROP TRIGGER `obligation_parties_begin`;--> statement-breakpoint
ALTER TABLE `obligation_parties` ADD `status` text DEFAULT 'new' NOT NULL;--> statement-breakpoint
UPDATE `obligation_parties` SET `status` = (SELECT o.`status` FROM `obligations` o WHERE o.`id` = `obligation_id`);--> statement-breakpoint
CREATE INDEX `obligation_parties_open` ON `obligation_parties` (`kind`,`party_id`,`open`,`due_order`,`obligation_id`,`status`);--> statement-breakpoint
CREATE INDEX `obligation_parties_status` ON `obligation_parties` (`kind`,`party_id`,`status`,`due_order`,`obligation_id`);--> statement-breakpoint
CREATE TRIGGER `obligations_parties_follow` AFTER UPDATE OF `open`, `status`, `due_order` ON `obligations`
WHEN old.`open` IS NOT new.`open` OR old.`status` IS NOT new.`status` OR old.`due_order` IS NOT new.`due_order`
BEGIN UPDATE `obligation_parties` SET `open` = new.`open`, `status` = new.`status`, `due_order` = new.`due_order`
  WHERE `obligation_id` = new.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `obligation_parties_begin` AFTER INSERT ON `obligation_parties`
BEGIN UPDATE `obligation_parties` SET (`open`, `status`, `due_order`) =
  (SELECT o.`open`, o.`status`, o.`due_order` FROM `obligations` o WHERE o.`id` = new.`obligation_id`)
  WHERE `obligation_id` = new.`obligation_id` AND `role` = new.`role` AND `kind` = new.`kind` AND `party_id` = new.`party_id`; END;
--> statement-breakpoint
CREATE TABLE `obligation_tallies` (
	`status` text NOT NULL,
	`due_order` text NOT NULL,
	`side` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`status`, `due_order`, `side`)
);
--> statement-breakpoint
INSERT INTO `obligation_tallies` SELECT `status`, `due_order`, `side`, count(*) FROM `obligations` GROUP BY `status`, `due_order`, `side`;--> statement-breakpoint
CREATE TRIGGER `obligation_tallies_new` AFTER INSERT ON `obligations`
BEGIN
  INSERT INTO `obligation_tallies` VALUES (new.`status`, new.`due_order`, new.`side`, 1)
    ON CONFLICT DO UPDATE SET `count` = `count` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `obligation_tallies_gone` AFTER DELETE ON `obligations`
BEGIN
  UPDATE `obligation_tallies` SET `count` = `count` - 1
    WHERE `status` = old.`status` AND `due_order` = old.`due_order` AND `side` = old.`side`;
  DELETE FROM `obligation_tallies`
    WHERE `status` = old.`status` AND `due_order` = old.`due_order` AND `side` = old.`side` AND `count` = 0;
END;
--> statement-breakpoint
CREATE TRIGGER `obligation_tallies_moved` AFTER UPDATE OF `status`, `due_order`, `side` ON `obligations`
WHEN old.`status` IS NOT new.`status` OR old.`due_order` IS NOT new.`due_order` OR old.`side` IS NOT new.`side`
BEGIN
  UPDATE `obligation_tallies` SET `count` = `count` - 1
    WHERE `status` = old.`status` AND `due_order` = old.`due_order` AND `side` = old.`side`;
  DELETE FROM `obligation_tallies`
    WHERE `status` = old.`status` AND `due_order` = old.`due_order` AND `side` = old.`side` AND `count` = 0;
  INSERT INTO `obligation_tallies` VALUES (new.`status`, new.`due_order`, new.`side`, 1)
    ON CONFLICT DO UPDATE SET `count` = `count` + 1;
END;
