import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { folderShelf } from '../../src/platform/files/folder-shelf.ts';
import { searchableCopies } from '../../src/registry/index.ts';

it('keeps no copy of a file that was forgotten while it was being made', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'vanthu-copies-'));
  try {
    let begin!: () => void;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    let goOn!: () => void;
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const copies = searchableCopies({
      shelf: folderShelf(directory),
      write: async (_request, keep) => {
        begin();
        await mayGoOn;
        await keep(Readable.from([Buffer.from('%PDF mật')]));
        return { signed: false, obstacles: [] };
      },
    });
    const sha256 = 'a'.repeat(64);
    const making = copies
      .copy({ files: [{ sha256, kind: 'pdf' }], key: 'k', pages: () => [] })
      .catch((error: unknown) => error);
    await begun;
    await copies.forget(sha256);
    goOn();
    expect(await making).toMatchObject({ code: 'dispatch.searchable-not-ready' });
    expect(
      readdirSync(directory, { recursive: true }).filter((name) => String(name).endsWith('.pdf')),
    ).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
