import { PDFDocument } from 'pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveStamp, registerDispatch, stampedCopy, stampPlace } from '../../src/registry/index.ts';
import { blankPlace, STAMP_SIZE, stamped } from '../../src/registry/stamp.ts';
import { CLERK, LEADER, type Office, openOffice, page } from './office.ts';
import { refusal } from './refusal.ts';

async function onePage(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  return document.save({ useObjectStreams: false });
}

const WORDS = { agency: 'UBND PHƯỜNG HẢI CHÂU', number: '12', date: '23/11/2026', to: 'Văn phòng' };

describe('the stamp on a copy', () => {
  it('is appended: what was there before, a signature too, stays byte for byte', async () => {
    const original = await onePage();
    const copy = await stamped(original, { x: 20, y: 150 }, WORDS);
    expect(copy.length).toBeGreaterThan(original.length);
    expect(Buffer.from(copy.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true);
    expect((await PDFDocument.load(copy)).getPageCount()).toBe(1);
  });

  it('stands on blank paper', () => {
    const crowded = page(1, ...Array.from({ length: 12 }, () => 'một hai ba bốn năm sáu bảy tám chín mười'));
    const { x, y } = blankPlace(crowded);
    const words = crowded.lines.flatMap((line) => line.words);
    const covered = words.filter(
      (word) =>
        word.x < x + STAMP_SIZE.width &&
        word.x + word.width > x &&
        word.y < y + STAMP_SIZE.height &&
        word.y + word.height > y,
    );
    expect(covered).toEqual([]);
  });
});

describe('the place of the stamp', () => {
  let office: Office;
  beforeEach(() => {
    office = openOffice();
  });
  afterEach(() => office.close());

  it('is kept where the văn thư puts it', async () => {
    const id = await office.verifiedPaper('một');
    const move = (by = CLERK) => moveStamp(office.db, { dispatchId: id, x: 300, y: 40 }, by, office.clock);
    expect(refusal(() => move())).toBe('dispatch.wrong-state');
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    expect(refusal(() => move(LEADER))).toBe('people.forbidden');
    move();
    expect(stampPlace(office.db, id, LEADER)).toEqual({ x: 300, y: 40 });
  });

  it('is on papers with a number only', async () => {
    const id = await office.verifiedPaper('một');
    await expect(stampedCopy(office, id, CLERK)).rejects.toMatchObject({ code: 'register.no-line' });
  });
});
