/** Word files as LibreOffice prints them, against the PDF. Needs `soffice`; `npm run compare:docx` does more of them. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { requireTemplate } from '../../src/drafting/index.ts';
import { sampleDocument } from '../../scripts/gallery/sample.ts';
import { likenesses } from '../../scripts/samples/word-as-pictures.ts';
import { temporaryFolder } from '../platform/temporary.ts';

const hasLibreOffice = (process.env['PATH'] ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'soffice')));

/** Of the ink of a page; the same papers were at 0.1 to 0.2 %. */
const MOST_ASTRAY = 0.02;

it.skipIf(!hasLibreOffice)(
  'a Word file prints as the PDF does, page by page and line by line',
  async () => {
    const ids = ['cong-van-trien-khai', 'quyet-dinh', 'bao-cao'];
    const papers = new Map(ids.map((id) => [id, sampleDocument(requireTemplate(id))]));
    for (const { pages, astray } of await likenesses(papers, temporaryFolder())) {
      expect(pages[1]).toBe(pages[0]);
      expect(astray).toBeLessThan(MOST_ASTRAY);
    }
  },
  120_000,
);
