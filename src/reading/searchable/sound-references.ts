/** Whether the cross-reference table of a PDF can be built upon: an addition points back to it. */

const TAIL = 2048;

/** False where a reader has to repair the file: it is then written anew instead of being added to. */
export function hasSoundReferences(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, 5) !== '%PDF-') return false;
  const tail = file.toString('latin1', Math.max(0, file.length - TAIL));
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
  if (start === undefined) return false;
  const at = file.toString('latin1', Number(start), Number(start) + 32);
  if (/^\s*\d+ \d+ obj\b/.test(at)) return true;
  return /^\s*xref\s/.test(at) && isSoundTable(file, Number(start));
}

/** Whether the objects of a table stand where it says. */
function isSoundTable(file: Buffer, start: number): boolean {
  const end = file.indexOf('trailer', start);
  if (end === -1) return false;
  const lines = file
    .toString('latin1', start, end)
    .trim()
    .split(/\s*[\r\n]+\s*/);
  let number = 0;
  for (const line of lines.slice(1)) {
    const section = /^(\d+) (\d+)$/.exec(line);
    if (section !== null) {
      number = Number(section[1]);
      continue;
    }
    const entry = /^(\d{10}) (\d{5}) ([nf])$/.exec(line);
    if (entry === null) return false;
    const [, offset = '', generation = '', kind = ''] = entry;
    if (kind === 'n' && !standsAt(file, Number(offset), `${number} ${Number(generation)} obj`)) return false;
    number++;
  }
  return true;
}

function standsAt(file: Buffer, offset: number, text: string): boolean {
  return file
    .toString('latin1', offset, offset + text.length + 4)
    .trimStart()
    .startsWith(text);
}
