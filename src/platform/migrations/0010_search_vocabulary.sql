-- The words of the embedded index in their order (src/search/vocabulary.ts). It looks into whatever table bears the name.
CREATE VIRTUAL TABLE `search_vocabulary` USING fts5vocab('search_text', 'instance');
--> statement-breakpoint
-- Pieces of the index as large as a batch (src/search/fts-tables.ts): pieces have to be merged.
INSERT INTO `search_text`(`search_text`, `rank`) VALUES ('hashsize', 16777216);
