/** OCRmyPDF, as an office would use it: what we are measured against. */
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const OCRMYPDF_OPTIONS = ['-l', 'vie', '--force-ocr', '--rotate-pages', '--deskew', '-j', '2'];

export async function isInstalled(program: string): Promise<boolean> {
  try {
    await run(program, ['--version']);
    return true;
  } catch {
    // Not there, or it does not start: there is nothing to measure.
    return false;
  }
}

/** The text of each page as OCRmyPDF reads it. */
export async function readWithOcrmypdf(path: string, folder: string): Promise<string[]> {
  const text = join(folder, 'ocrmypdf.txt');
  const pdf = join(folder, 'ocrmypdf.pdf');
  await run('ocrmypdf', [...OCRMYPDF_OPTIONS, '--sidecar', text, path, pdf], { maxBuffer: 1e8 });
  const pages = (await readFile(text, 'utf8')).split('\f');
  await Promise.all([rm(text), rm(pdf)]);
  return pages;
}

/** @throws where this is no Debian or the person may not install */
export async function install(packages: readonly string[]): Promise<void> {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo'];
  const [program, ...options] = [
    ...asRoot,
    'apt-get',
    'install',
    '-y',
    '--no-install-recommends',
    ...packages,
  ];
  await run(program!, options, { maxBuffer: 1e8 });
}
