/**
 * `npm run compare:docx`: the Word file of templates through LibreOffice, held against the PDF as pictures. The tests do
 * it with three of them (tests/drafting/libreoffice.test.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireTemplate } from '../src/drafting/index.ts';
import { sampleDocument } from './gallery/sample.ts';
import { likenesses } from './samples/word-as-pictures.ts';

/** Of the ink of a page. */
const MOST_ASTRAY = 0.03;
const USUAL = [
  'cong-van',
  'cong-van-trien-khai',
  'quyet-dinh',
  'to-trinh',
  'ke-hoach',
  'giay-moi',
  'bien-ban',
];

const folder = mkdtempSync(join(tmpdir(), 'compare-docx-'));
try {
  const named = process.argv.slice(2);
  const ids = named.length > 0 ? named : USUAL;
  const papers = new Map(ids.map((id) => [id, sampleDocument(requireTemplate(id))]));
  for (const { id, pages, astray } of await likenesses(papers, folder)) {
    const isAlike = pages[0] === pages[1] && astray <= MOST_ASTRAY;
    if (!isAlike) process.exitCode = 1;
    const share = `${(astray * 100).toFixed(1)} % of the ink astray`;
    console.log(`${isAlike ? 'alike  ' : 'DIFFERS'} ${id}: ${pages.join(' and ')} pages, ${share}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
