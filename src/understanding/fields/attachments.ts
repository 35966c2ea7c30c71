/** Tài liệu gửi kèm: appendices that were read with the paper (PL I, III.1) and enclosures that its text names. */
import { isUpperCase, letters, plain } from '../likeness.ts';
import { proofOfLines } from '../evidence.ts';
import type { Appendix, PaperLine, PaperParts } from '../parts.ts';
import { proofInFlow, type TextFlow } from '../text-flow.ts';
import type { Attachment } from '../understanding.ts';

const LONGEST_NAME = 200;

export function attachmentsOf(parts: PaperParts, body: TextFlow): Attachment[] {
  const appendices = parts.appendices.map(appendixAttached);
  const seen = new Set(appendices.map(({ name }) => letters(name)));
  const enclosures = enclosuresIn(body).filter(({ name }) => {
    const key = letters(name);
    const isNew = !seen.has(key) && !(appendices.length > 0 && isAppendixName(name));
    seen.add(key);
    return isNew;
  });
  return [...appendices, ...enclosures];
}

/** "Phụ lục I: DANH MỤC …": the heading with the title that stands under it. */
function appendixAttached({ heading, lines }: Appendix): Attachment {
  const below = lines.slice(
    lines.findIndex((line) => line.box.y >= heading.box.y && line.page === heading.page),
  );
  const title: PaperLine[] = [];
  for (const line of below.filter((line) => line !== heading).slice(0, 4)) {
    if (!isUpperCase(line.text) || /^[(\d]/u.test(line.text)) break;
    title.push(line);
  }
  const name = [heading.text, title.map((line) => line.text).join(' ')]
    .filter((part) => part !== '')
    .join(': ');
  return {
    kind: 'appendix',
    name: name.slice(0, LONGEST_NAME),
    evidence: proofOfLines([heading, ...title], 0.95),
  };
}

/** "(gửi kèm dự thảo …)", "(có danh sách kèm theo)", "Gửi kèm Công văn này là …". */
const ENCLOSURES: readonly RegExp[] = [
  /\((?:xin )?(?:gửi|đính|có gửi)\s{1,2}kèm(?:\s{1,2}theo)?(?:\s(?:Công văn|văn bản) này)?\s{0,2}:?\s(?<name>[^()]{3,160})\)/giu,
  /\((?:kèm|kèm theo)\s(?:theo\s)?(?<name>[^()]{3,160})\)/giu,
  /\((?:có\s|theo\s)?(?<name>[^()]{3,140}?)\s(?:gửi kèm|đính kèm|kèm theo)(?:\s(?:Công văn|văn bản|Kế hoạch|Thông báo|Quyết định) này)?\)/giu,
  /(?:^|[.;]\s)(?:Xin )?(?:gửi|đính) kèm(?: theo)?(?: (?:Công văn|văn bản|Kế hoạch|Thông báo) này)?(?: là| gồm)?:?\s(?<name>\p{L}[^.;]{3,160})(?=[.;])/giu,
];

/** "… (gửi kèm theo)": what stands before it is sent along. */
const SENT_ALONG =
  /\((?:xin )?(?:có )?(?:gửi|sao gửi|đính|chuyển)? ?kèm(?: theo)?(?: (?:Công văn|văn bản|Thông báo|Kế hoạch) này)?\)/giu;

function sentAlong(body: TextFlow): Attachment[] {
  return [...body.text.matchAll(SENT_ALONG)].flatMap((match) => {
    const from = Math.max(0, match.index - LONGEST_NAME);
    const before = body.text.slice(from, match.index).trimEnd();
    const name = documentNamedLast(before) ?? before.slice(before.search(/[^,.;:()]*$/u)).trim();
    const evidence = proofInFlow(body, match.index - 1 - name.length, match.index + match[0].length, 0.85);
    return name.length < 3 ? [] : [{ kind: 'enclosure', name, evidence } satisfies Attachment];
  });
}

/** "Công điện số 968/CĐ-TTg" of the clause before. */
function documentNamedLast(before: string): string | null {
  const clause = before.slice(Math.max(0, before.search(/[^.;]*$/u)));
  return (
    [...clause.matchAll(/\p{Lu}[\p{Ll}]{1,6}(?: \p{Ll}{1,6})? số \d{1,5}[/-]\S{2,30}/gu)].at(-1)?.[0] ?? null
  );
}

function enclosuresIn(body: TextFlow): Attachment[] {
  const found = ENCLOSURES.flatMap((form) => [...body.text.matchAll(form)]).sort((a, b) => a.index - b.index);
  const named = found
    .filter(({ groups }) => !isOwnNote(groups!['name']!))
    .map((match) => ({
      kind: 'enclosure' as const,
      name: nameOf(match.groups!['name']!),
      evidence: proofInFlow(body, match.index, match.index + match[0].length, 0.9),
    }));
  return [...named, ...sentAlong(body)];
}

/** "(Ban hành kèm theo Quyết định số …)" says with what a text is issued, and names no enclosure. */
function isOwnNote(name: string): boolean {
  return (
    plain(name).length < 6 ||
    /^(?:theo\s)?(?:quyet dinh|nghi quyet|cong van|ke hoach|thong bao|to trinh) so\b|^(?:ban hanh|gui|theo)\b/.test(
      plain(name),
    )
  );
}

function nameOf(name: string): string {
  return name
    .replaceAll(/\s+/gu, ' ')
    .replace(/^(?:theo|là|gồm)\s/u, '')
    .replace(/[\s,:;]+$/u, '')
    .trim()
    .slice(0, LONGEST_NAME);
}

function isAppendixName(name: string): boolean {
  return /^(?:cac )?(?:phu luc|bieu|mau|danh sach)\b/.test(plain(name));
}
