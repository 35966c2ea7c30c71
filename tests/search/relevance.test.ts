/** Whether what is looked for comes first: the judged queries over the samples, among papers that look like them. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../src/platform/log.ts';
import { embeddedIndex, type SearchIndex } from '../../src/search/index.ts';
import { serverFeeder } from '../../src/search/meili/feeder.ts';
import { meilisearchServer } from '../../src/search/meili/index.ts';
import { serverIndex } from '../../src/search/meili/server-index.ts';
import type { Block, SamplePaper } from '../../scripts/samples/paper.ts';
import { samplePapers } from '../../scripts/samples/papers.ts';
import { type Archive, CLERK, openArchive } from './archive.ts';
import { JUDGED } from './judged.ts';

const LEFT_OUT = new Set(['cv-mat', 'cv-giai-ngan-ban-fax']);
const PAPERS = samplePapers.filter(({ id }) => !LEFT_OUT.has(id));

/** The samples, and for each four older papers of other communes in other words and with other numbers. */
function fill(archive: Archive): void {
  PAPERS.forEach((paper, index) => {
    archive.add({ id: paper.id, ...headerOf(paper), pages: [textOf(paper)] });
    for (const [at, commune] of ['Bản Cẩm', 'Đồng Lạc', 'Mường Tùng', 'Nậm Khao'].entries()) {
      const other = PAPERS[(index * 7 + at * 5 + 3) % PAPERS.length]!;
      archive.add({
        id: `${paper.id}-${at}`,
        number: String(1200 + index * 10 + at),
        symbol: 'UBND-VP',
        type: 'Công văn',
        date: `${2021 + at}-0${1 + (index % 9)}-15`,
        issuer: `ỦY BAN NHÂN DÂN XÃ ${commune.toUpperCase()}`,
        subject: other.header.subject.split(/\s+/).slice(0, 6).join(' '),
        signerName: 'Lường Văn Pú',
        pages: [halfOf(textOf(other), at)],
      });
    }
  });
  archive.index();
}

function headerOf({ header, signature, direction, urgency }: SamplePaper) {
  const line = (text: string) => text.replaceAll('\n', ' ');
  return {
    direction,
    urgency,
    number: header.number,
    symbol: header.symbol,
    type: header.type,
    date: header.date,
    place: header.place,
    issuer: line(header.issuer),
    issuerParent: header.issuerParent === null ? null : line(header.issuerParent),
    subject: header.subject.replace(/^Về việc /, ''),
    signerName: signature.name,
    signerTitle: signature.titles.join(' '),
  };
}

function textOf({ header, addressees, body, signature, recipients, annexes }: SamplePaper): string {
  return [
    header.issuer,
    `Số: ${header.number ?? ''}/${header.symbol}`,
    header.type,
    header.subject,
    ...addressees,
    ...[...body, ...annexes].map(blockText),
    ...signature.titles,
    signature.name,
    ...recipients,
  ].join('\n');
}

function blockText(block: Block): string {
  if (block.kind === 'table') return block.rows.flat().join(' ');
  return block.kind === 'annex' ? `${block.label} ${block.title} ${block.note}` : block.text;
}

const halfOf = (text: string, which: number) => {
  const lines = text.split('\n').filter((line) => line.length > 60);
  return lines.filter((_, index) => index % 2 === which % 2).join('\n');
};

interface Figures {
  successAt1: number;
  ndcgAt10: number;
  missed: string[];
}

async function figuresOf(index: SearchIndex): Promise<Figures> {
  const missed: string[] = [];
  let gain = 0;
  for (const [typed, ...papers] of JUDGED) {
    const { hits } = await index.search({ text: typed, limit: 10 }, CLERK);
    const ids = hits.map(({ id }) => id);
    if (ids[0] !== papers[0]) missed.push(`${typed} → ${ids.slice(0, 3).join(', ') || '–'} (${papers[0]})`);
    gain += dcg(ids, papers) / dcg(papers, papers);
  }
  return {
    successAt1: 1 - missed.length / JUDGED.length,
    ndcgAt10: gain / JUDGED.length,
    missed,
  };
}

/** The paper that is looked for is worth 3, others that help 1. */
function dcg(ids: readonly string[], papers: readonly string[]): number {
  return ids.slice(0, 10).reduce((sum, id, place) => {
    const worth = id === papers[0] ? 3 : papers.includes(id) ? 1 : 0;
    return sum + worth / Math.log2(place + 2);
  }, 0);
}

function report(engine: string, { successAt1, ndcgAt10, missed }: Figures): void {
  console.log(
    `${engine}: ${JUDGED.length} queries, success@1 ${successAt1.toFixed(3)}, nDCG@10 ${ndcgAt10.toFixed(3)}${missed.map((line) => `\n  missed: ${line}`).join('')}`,
  );
}

function describeRelevance(engine: string, open: (archive: Archive) => Promise<SearchIndex>): void {
  describe(`relevance: ${engine}`, () => {
    test('what is looked for comes first', async () => {
      const archive = openArchive();
      fill(archive);
      const figures = await figuresOf(await open(archive));
      report(engine, figures);
      expect(JUDGED.length).toBeGreaterThanOrEqual(60);
      expect(figures.successAt1).toBeGreaterThanOrEqual(0.9);
      expect(figures.ndcgAt10).toBeGreaterThanOrEqual(0.9);
    });
  });
}

describeRelevance('SQLite FTS5', async ({ database, clock }) => embeddedIndex(database.db, clock));

const { MEILI_URL, MEILI_KEY = '' } = process.env;
if (MEILI_URL === undefined || MEILI_URL === '') {
  console.warn('*** Relevance was NOT measured on Meilisearch: MEILI_URL is not set. ***');
} else {
  describeRelevance('Meilisearch', async ({ database: { db }, clock }) => {
    const index = `vanthu_test_${randomUUID().slice(0, 8)}`;
    const server = meilisearchServer({ url: MEILI_URL, key: MEILI_KEY, index });
    const feeder = serverFeeder({ db, log: silentLog, server });
    await feeder.catchUp();
    return serverIndex({ db, clock, embedded: embeddedIndex(db, clock), server, feeder });
  });
}
