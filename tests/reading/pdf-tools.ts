/** What other programs see in a PDF: poppler and qpdf, as an office's viewers and archives use them. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LARGE = { maxBuffer: 64 * 1024 * 1024 };

const answers = (program: string, flag: string) =>
  run(program, [flag]).then(
    () => true,
    () => false,
  );

const isInstalled = (await answers('pdftotext', '-v')) && (await answers('qpdf', '--version'));
if (!isInstalled) console.warn('no poppler or qpdf here: apt-get install -y poppler-utils qpdf');

/** Whether what needs these programs is left out: where they are missing, and nobody forbids to skip. */
export const SKIPPED = !isInstalled && process.env['TEST_NO_SKIP'] !== '1';

export interface PlacedText {
  page: number;
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The words with their boxes on the pages as shown, by `pdftotext -bbox`. */
export async function placedWords(path: string): Promise<PlacedText[]> {
  const { stdout } = await run('pdftotext', ['-bbox', '-cropbox', path, '-'], LARGE);
  return stdout.split('<page ').flatMap((part, page) =>
    Array.from(
      part.matchAll(
        /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
      ),
      ([, x0, y0, x1, y1, text]) => ({
        page,
        text: unescaped(text ?? ''),
        x: Number(x0),
        y: Number(y0),
        width: Number(x1) - Number(x0),
        height: Number(y1) - Number(y0),
      }),
    ),
  );
}

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The text as somebody copies it. */
export async function copiedText(path: string): Promise<string> {
  return (await run('pdftotext', [path, '-'], LARGE)).stdout;
}

/** One page drawn in gray at 40 dpi. */
export async function drawn(path: string, page: number): Promise<Buffer> {
  const { stdout } = await run(
    'pdftoppm',
    ['-r', '40', '-gray', '-f', String(page), '-l', String(page), path],
    { ...LARGE, encoding: 'buffer' },
  );
  return stdout;
}

/** The picture of the first page as the file holds it, in its own pixels. */
export async function storedPicture(path: string): Promise<Buffer> {
  await run('pdfimages', ['-png', '-l', '1', path, `${path}.picture`]);
  return readFile(`${path}.picture-000.png`);
}

/** @throws where qpdf finds an error, or has to repair something */
export async function checked(path: string): Promise<void> {
  await run('qpdf', ['--check', path]);
}

export async function pdfFacts(path: string): Promise<string> {
  return (await run('pdfinfo', [path])).stdout;
}
