/**
 * `npm run gallery`: docs/mau-van-ban.md with a picture of each template filled with its own examples, and ten of them
 * held against the decree's model forms, point by point. What the comparison shows was read off the printed lines.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { printPdf, templates } from '../src/drafting/index.ts';
import type { DispatchDocument } from '../src/drafting/index.ts';
import { layOut } from '../src/drafting/layout/parts.ts';
import { lineText } from '../src/printing/index.ts';
import { MODEL_FORMS, type ModelForm } from './gallery/forms.ts';
import { sampleDocument } from './gallery/sample.ts';
import { rasterisePages } from './samples/rasterise.ts';

const FOLDER = 'docs/mau';
const WIDTH = 380;
const MADE = new Date('2026-11-26T00:00:00Z');

const GROUPS = [
  ['everyday', 'Hay dùng'],
  ['named', 'Văn bản có tên loại'],
  ['papers', 'Giấy, phiếu, hợp đồng'],
  ['copies', 'Bản sao'],
] as const;

async function picture(document: DispatchDocument, id: string): Promise<void> {
  const pdf = await printPdf(document, MADE);
  for await (const page of rasterisePages(pdf, 110)) {
    const small = sharp(page.toBuffer('image/png')).resize({ width: WIDTH }).flatten({ background: '#fff' });
    await small.png({ palette: true, colours: 16, compressionLevel: 9 }).toFile(`${FOLDER}/${id}.png`);
    return;
  }
}

function printedLines(document: DispatchDocument): string[] {
  return layOut(document).flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.kind === 'line' ? [lineText(mark).replaceAll('\u00a0', ' ')] : [])),
  );
}

function comparison({ template, name, points }: ModelForm): { text: string; missing: number } {
  const lines = printedLines(sampleDocument(templates().get(template)!));
  let missing = 0;
  const rows = points.map(({ what, form, printed }) => {
    const line = lines.find((text) => printed.test(text));
    if (line === undefined) missing++;
    return `| ${what} | ${form} | ${line === undefined ? '**khác mẫu**' : line} |`;
  });
  const head = `### ${name}\n\n![${name}](mau/${template}.png)\n\n| Điểm | Mẫu của Nghị định | Mẫu in ra |\n| --- | --- | --- |`;
  return { text: `${head}\n${rows.join('\n')}\n`, missing };
}

async function gallery(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const shelf = [...templates().values()];
  for (const template of shelf) await picture(sampleDocument(template), template.id);
  const groups = GROUPS.map(([group, name]) => {
    const cards = shelf
      .filter(({ head }) => head.group === group)
      .map(({ id, head }) => `**${head.name}** (\`${id}\`)\n\n![${head.name}](mau/${id}.png)\n`);
    return `## ${name}\n\n${cards.join('\n')}`;
  });
  const compared = MODEL_FORMS.map(comparison);
  const missing = compared.reduce((sum, one) => sum + one.missing, 0);
  const points = MODEL_FORMS.reduce((sum, one) => sum + one.points.length, 0);
  const text = [
    '# Các mẫu văn bản\n',
    `${shelf.length} mẫu, mỗi mẫu điền bằng ví dụ của chính nó; trang đầu khi in. Làm lại bằng \`npm run gallery\`.\n`,
    ...groups,
    '## So với mẫu của Nghị định 30/2020/NĐ-CP (Phụ lục III)\n',
    `Cột phải là dòng đọc từ trang in. ${points - missing} trên ${points} điểm đúng mẫu.\n`,
    ...compared.map((one) => one.text),
  ];
  writeFileSync('docs/mau-van-ban.md', text.join('\n'));
  console.log(`${shelf.length} mẫu; ${points - missing}/${points} điểm đúng mẫu`);
}

await gallery();
