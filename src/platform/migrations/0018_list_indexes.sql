CREATE INDEX `obligations_unit_status` ON `obligations` (`lead_unit_id`,`status`,`due_order`,`id`);--> statement-breakpoint
CREATE INDEX `obligations_report_open` ON `obligations` (`side`,`lead_unit_id`,`due_kind`,`assigned_on`,`accepted_on`,`due`,`lead_name`) WHERE open = 1;--> statement-breakpoint
CREATE INDEX `obligations_confirmed` ON `obligations` (`side`,`confirmed_on`,`status`,`sent_on`,`due`);--> statement-breakpoint
CREATE INDEX `obligations_cancelled` ON `obligations` (`cancelled_on`);