/**
 * Paints a sheet as SVG, word for word where the PDF has it: the preview in the browser. Attributes only, for the
 * content security policy forbids styles in the page; the typeface comes from the style sheet (class "sheet-text").
 */
import type { Face } from './fonts.ts';
import type { Ink, Mark, Run, Sheet } from './sheet.ts';

const INKS: Record<Ink, string> = { black: '#000', red: '#db1414', grey: '#666', blue: '#215999' };

export function paintSvg(sheet: Sheet): string {
  const size = `viewBox="0 0 ${length(sheet.width)} ${length(sheet.height)}"`;
  const marks = sheet.marks.map(markSvg).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" class="sheet" ${size} role="img">${marks}</svg>`;
}

function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'line':
      return lineSvg(mark);
    case 'rule':
      return stroke(mark.x, mark.y, mark.x + mark.width, mark.y, mark);
    case 'upright':
      return stroke(mark.x, mark.y, mark.x, mark.y + mark.height, mark);
    case 'path':
      return pathSvg(mark);
    case 'frame':
      return `<rect ${box(mark)} fill="none" stroke="${INKS[mark.ink]}" stroke-width="${mark.thickness}"/>`;
    case 'surface':
      return `<rect ${box(mark)} fill="${INKS[mark.ink]}" fill-opacity="${mark.shade}"/>`;
  }
}

function lineSvg(mark: Extract<Mark, { kind: 'line' }>): string {
  const source = mark.source === undefined ? '' : ` data-source="${escaped(mark.source)}"`;
  const words = mark.runs.map(runSvg).join('');
  return `<text class="sheet-text" y="${length(mark.baseline)}"${source}>${words}</text>`;
}

function runSvg(run: Run): string {
  const place = `x="${length(run.x)}" font-size="${run.size}"${dress(run.face)}`;
  const ink = run.ink === 'black' ? '' : ` fill="${INKS[run.ink]}"`;
  // The browser rounds its own widths: the measured one holds each word to its place.
  const fit = run.text.length > 1 ? ` textLength="${length(run.width)}"` : '';
  return `<tspan ${place}${ink}${fit}>${escaped(run.text)}</tspan>${run.spaced ? ' ' : ''}`;
}

function dress(face: Face): string {
  const bold = face.startsWith('bold') ? ' font-weight="700"' : '';
  return `${bold}${face.endsWith('italic') ? ' font-style="italic"' : ''}`;
}

function stroke(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  mark: { thickness: number; ink: Ink },
): string {
  const ends = `x1="${length(x1)}" y1="${length(y1)}" x2="${length(x2)}" y2="${length(y2)}"`;
  return `<line ${ends} stroke="${INKS[mark.ink]}" stroke-width="${mark.thickness}"/>`;
}

function pathSvg({ points, ink, thickness }: Extract<Mark, { kind: 'path' }>): string {
  const places = points.map(({ x, y }) => `${length(x)},${length(y)}`).join(' ');
  return `<polyline points="${places}" fill="none" stroke="${INKS[ink]}" stroke-width="${thickness}"/>`;
}

function box({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  return `x="${length(x)}" y="${length(y)}" width="${length(width)}" height="${length(height)}"`;
}

const length = (points: number) => String(Number(points.toFixed(2)));

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string) => text.replace(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign);
