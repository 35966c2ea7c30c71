/** Word files as an office might send them, from their XML. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

/** @param body what stands in <w:body>; @param more further parts by their names */
export function wordFile(body: string, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const parts = { '[Content_Types].xml': TYPES, 'word/document.xml': document, ...more };
  const bytes = Object.entries(parts).map(([name, content]): [string, Uint8Array] => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(bytes));
}

/** A paragraph of runs, each with its look before a broken bar: "b¦đậm". */
export function paragraph(...runs: string[]): string {
  const written = runs.map((run) => {
    const [look, words] = run.includes('¦') ? run.split('¦') : ['', run];
    return `<w:r>${look ? `<w:rPr><w:${look}/></w:rPr>` : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`;
  });
  return `<w:p>${written.join('<w:proofErr w:type="spellStart"/>')}</w:p>`;
}

export function tableOf(...rows: string[][]): string {
  const cells = (row: string[]) => row.map((words) => `<w:tc>${paragraph(words)}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

export function partOf(bytes: Uint8Array, name = 'word/document.xml'): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
}

/** The words of each paragraph. */
export function linesOf(bytes: Uint8Array): string[] {
  return [...partOf(bytes).matchAll(/<w:p>(.*?)<\/w:p>/gsu)].map(([, inside = '']) =>
    [...inside.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/gu)].map(([, words]) => words ?? '⏎').join(''),
  );
}
