import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApi } from './http.ts';
import { CLERK, type Office, openOffice, page, pdf, STAFF } from './office.ts';

let office: Office;
let api: ReturnType<typeof openApi>;
beforeEach(() => {
  office = openOffice();
  api = openApi(office);
});
afterEach(() => {
  api.progress.stop();
  office.close();
});

const ask = (id: string, headers: Record<string, string> = {}, by = CLERK) =>
  api.ask(by, `/dispatches/${id}/searchable-pdf`, { headers });

describe('the searchable PDF of a paper', () => {
  it('is made once for a reading, kept, and handed out in parts', async () => {
    const id = await office.readPaper('một');
    const [first, second] = await Promise.all([ask(id), ask(id)]);
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(decodeURIComponent(first.headers.get('content-disposition')!)).toContain('quét (có lớp chữ).pdf');
    expect([await first.text(), await second.text()]).toEqual(['copy 1', 'copy 1']);
    const part = await ask(id, { range: 'bytes=5-' });
    expect([part.status, await part.text()]).toEqual([206, '1']);
    expect((await ask(id, { 'if-none-match': first.headers.get('etag')! })).status).toBe(304);
    expect(office.reader.bound).toHaveLength(1);
    expect(office.reader.bound[0]).toMatchObject({ pages: [{ source: 0, page: 1, needsLayer: true }] });
    expect(office.view(id).history.map((line) => line.did)).not.toContain('dispatch.changed');
  });

  it.each([
    ['scanned', { source: 'ocr' }, true],
    ['of a text layer that is believed', { source: 'text-layer' }, false],
    ['of one that had to be put right', { source: 'text-layer', recoded: true }, true],
  ] as const)('gets a layer on a page %s: %j', async (_, read, needsLayer) => {
    office.reader.pages = () => [{ ...page(1, 'Kính gửi'), ...read }];
    const id = await office.readPaper('một');
    await ask(id);
    expect(office.reader.bound[0]!.pages[0]).toMatchObject({ needsLayer });
  });

  it('leaves a line in the trail each time, as the original does', async () => {
    const id = await office.readPaper('một');
    await ask(id);
    const { history } = (await (await api.ask(CLERK, `/dispatches/${id}/history?openings=true`)).json()) as {
      history: { did: string; details: unknown }[];
    };
    expect(history.at(-1)).toMatchObject({ did: 'dispatch.downloaded', details: { searchable: true } });
  });

  it('is made anew when the paper was read anew', async () => {
    const id = await office.readPaper('một');
    const before = await (await ask(id)).text();
    await api.ask(CLERK, `/dispatches/${id}/reread`, { method: 'POST' });
    await office.work();
    expect([before, await (await ask(id)).text()]).toEqual(['copy 1', 'copy 2']);
  });

  it('says in its name that it does not replace a signed original', async () => {
    office.reader.signed = true;
    const id = await office.readPaper('một');
    for (const answer of [await ask(id), await ask(id)]) {
      const name = decodeURIComponent(answer.headers.get('content-disposition')!);
      expect(name).toContain('quét (bản sao có lớp chữ, không thay bản ký số).pdf');
    }
    expect(office.reader.bound).toHaveLength(1);
  });

  it('is for those who may have the original, and for papers whose text is kept', async () => {
    const id = await office.readPaper('một');
    expect((await ask(id, {}, STAFF)).status).toBe(404);
    const { id: unread } = await office.handIn(pdf('chưa đọc'));
    expect(await (await ask(unread)).json()).toMatchObject({ code: 'dispatch.searchable-not-ready' });
    await office.work();
    office.reader.pages = () => [page(1, 'MẬT')];
    office.reader.secrecy = () => 'Mật';
    const { id: secret } = await office.handIn(pdf('mật'));
    await office.work();
    expect((await ask(secret)).status).toBe(409);
  });

  it('leaves the disk together with what was read of a secret paper', async () => {
    const id = await office.readPaper('một');
    await ask(id);
    const kept = () => readdirSync(join(office.folder, 'cache', 'searchable'), { recursive: true });
    expect(kept().some((name) => String(name).endsWith('.pdf'))).toBe(true);
    office.reader.secrecy = () => 'Mật';
    await api.ask(CLERK, `/dispatches/${id}/reread`, { method: 'POST' });
    await office.work();
    expect(office.view(id).state).toBe('quarantined');
    expect(kept().some((name) => String(name).endsWith('.pdf'))).toBe(false);
  });
});
