import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyFile, type Inbox, notADocument, type ScannedFile, startInbox } from '../../src/intake/index.ts';
import { silentLog } from '../../src/platform/log.ts';

let folder: string;
let inbox: Inbox | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vanthu-inbox-'));
});
afterEach(async () => {
  await inbox?.stop();
  inbox = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function contentOf({ content }: ScannedFile): Promise<string> {
  let text = '';
  for await (const chunk of content) text += String(chunk);
  return text;
}

/** Watches with short pauses; what is taken goes to `taken`. */
function watchInbox(accept?: (file: ScannedFile, text: string) => 'taken' | 'duplicate') {
  const taken: { name: string; text: string }[] = [];
  inbox = startInbox({
    dir: folder,
    log: silentLog,
    intervalMs: 15,
    quietMs: 60,
    accept: async (file) => {
      const text = await contentOf(file);
      const outcome = accept?.(file, text) ?? 'taken';
      taken.push({ name: file.name, text });
      return outcome;
    },
  });
  return taken;
}

const put = (name: string, text = '%PDF-1.7') => writeFileSync(join(folder, name), text);
const waiting = () => readdirSync(folder).filter((name) => name !== 'rejected');

describe('the watched folder', () => {
  it('takes a file and removes it from the folder', async () => {
    const taken = watchInbox();
    put('Quét 001.pdf', 'nội dung');
    await vi.waitFor(() => expect(waiting()).toEqual([]));
    expect(taken).toEqual([{ name: 'Quét 001.pdf', text: 'nội dung' }]);
  });

  it('waits until a file has stopped growing', async () => {
    const taken = watchInbox();
    put('lớn.pdf', 'một');
    for (const part of [' hai', ' ba', ' bốn', ' năm', ' sáu']) {
      await pause(35);
      appendFileSync(join(folder, 'lớn.pdf'), part);
    }
    expect(taken).toEqual([]);
    await vi.waitFor(() => expect(taken).toEqual([{ name: 'lớn.pdf', text: 'một hai ba bốn năm sáu' }]));
  });

  it('makes the folder where it is missing', async () => {
    rmSync(folder, { recursive: true });
    const taken = watchInbox();
    await vi.waitFor(() => expect(existsSync(folder)).toBe(true));
    put('a.pdf');
    await vi.waitFor(() => expect(taken).toHaveLength(1));
  });

  it('leaves hidden and temporary files and folders alone', async () => {
    const taken = watchInbox();
    for (const name of ['.DS_Store', '~$công văn.docx', 'scan.pdf.part', 'x.tmp', 'Thumbs.db']) put(name);
    mkdirSync(join(folder, 'thư mục'));
    put(join('thư mục', 'trong.pdf'));
    put('thật.pdf');
    await vi.waitFor(() => expect(taken).toHaveLength(1));
    await pause(150);
    expect(taken.map(({ name }) => name)).toEqual(['thật.pdf']);
    expect(waiting()).toHaveLength(6);
  });

  it('sets aside what cannot be taken, with the reason in Vietnamese, and goes on', async () => {
    const taken = watchInbox((file) => {
      if (file.name === 'rỗng.pdf') throw emptyFile();
      if (file.name === 'nhạc.mp3') throw notADocument();
      return 'taken';
    });
    put('rỗng.pdf', '');
    put('nhạc.mp3', 'ID3');
    put('z.pdf');
    await vi.waitFor(() => expect(waiting()).toEqual([]));
    expect(taken.map(({ name }) => name)).toEqual(['z.pdf']);
    const rejected = join(folder, 'rejected');
    expect(readdirSync(rejected).sort()).toEqual(
      ['nhạc.mp3', 'nhạc.mp3.txt', 'rỗng.pdf', 'rỗng.pdf.txt'].sort(),
    );
    expect(readFileSync(join(rejected, 'rỗng.pdf.txt'), 'utf8')).toContain('Tệp rỗng');
    expect(readFileSync(join(rejected, 'nhạc.mp3.txt'), 'utf8')).toContain('intake.not-a-document');
  });

  it('keeps yesterday’s rejected file of the same name', async () => {
    watchInbox(() => {
      throw emptyFile();
    });
    put('scan.pdf', 'hôm qua');
    await vi.waitFor(() => expect(waiting()).toEqual([]));
    put('scan.pdf', 'hôm nay');
    await vi.waitFor(() => expect(waiting()).toEqual([]));
    const rejected = join(folder, 'rejected');
    expect(readFileSync(join(rejected, 'scan.pdf'), 'utf8')).toBe('hôm qua');
    expect(readFileSync(join(rejected, 'scan (2).pdf'), 'utf8')).toBe('hôm nay');
    expect(existsSync(join(rejected, 'scan (2).pdf.txt'))).toBe(true);
  });

  it('leaves a file where it is when the disk is full or the database fails, and takes it later', async () => {
    let troubles = 3;
    const taken = watchInbox(() => {
      if (troubles-- > 0) throw new Error('SQLITE_BUSY');
      return 'taken';
    });
    put('a.pdf');
    await vi.waitFor(() => expect(taken).toHaveLength(1));
    expect(existsSync(join(folder, 'rejected'))).toBe(false);
    expect(waiting()).toEqual([]);
  });

  it('does not delete what was added while it was being taken', async () => {
    let first = true;
    const taken = watchInbox((file) => {
      if (first) appendFileSync(join(folder, file.name), ' và phần sau');
      first = false;
      return 'taken';
    });
    put('a.pdf', 'phần đầu');
    await vi.waitFor(() => expect(waiting()).toEqual([]));
    expect(taken.map(({ text }) => text)).toEqual(['phần đầu', 'phần đầu và phần sau']);
  });

  it('survives a file that cannot be read and one that vanishes', async () => {
    const taken: string[] = [];
    inbox = startInbox({
      dir: folder,
      log: silentLog,
      intervalMs: 10,
      quietMs: 20,
      accept: async (file) => {
        if (file.name === 'mất.pdf') rmSync(join(folder, file.name));
        else taken.push(await contentOf(file));
        return 'taken';
      },
    });
    put('mất.pdf');
    put('z.pdf', 'còn');
    await vi.waitFor(() => expect(taken).toEqual(['còn']));
  });

  it('removes a duplicate too', async () => {
    watchInbox(() => 'duplicate');
    put('a.pdf');
    await vi.waitFor(() => expect(waiting()).toEqual([]));
    expect(existsSync(join(folder, 'rejected'))).toBe(false);
  });

  it('finishes the file under way when it is told to stop', async () => {
    let done = false;
    inbox = startInbox({
      dir: folder,
      log: silentLog,
      intervalMs: 10,
      quietMs: 20,
      accept: async (file) => {
        await contentOf(file);
        await pause(80);
        done = true;
        return 'taken';
      },
    });
    put('a.pdf');
    await pause(70);
    await inbox.stop();
    expect([done, waiting().length]).toSatisfy(([finished, left]) => (finished ? left === 0 : left === 1));
  });
});
