/** Rules on the parts and words of a dispatch, whatever file it is in (NĐ 30/2020, Đ8, PL I–III). */
import { unprintableLetters } from '../../printing/index.ts';
import { formOf, plainOf } from '../document.ts';
import type { DispatchDocument, Signature } from '../document.ts';
import { abbreviationOf, documentKindNames, kindOfAbbreviation } from '../kinds.ts';
import { wordsOf } from '../print.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import { wordFindings } from './words.ts';

export function contentFindings(document: DispatchDocument): Finding[] {
  return [
    ...headFindings(document),
    ...symbolFindings(document),
    ...titleFindings(document),
    ...addresseeFindings(document),
    ...bodyFindings(document),
    ...signatureFindings(document),
    ...recipientFindings(document),
    ...wordFindings(document),
  ];
}

const missing = (id: string, place: string, expected: string): Finding =>
  finding(id, { place, expected, found: 'không có' });

function headFindings({ header, kind }: DispatchDocument): Finding[] {
  const findings: Finding[] = [];
  if (!header.agency.trim()) findings.push(missing('agency', 'agency', 'tên cơ quan, tổ chức ban hành'));
  if (!header.symbol.trim()) findings.push(missing('number-line', 'number', 'Số: …/KÝ HIỆU'));
  if (!header.place.trim() && kind !== 'Biên bản')
    findings.push(missing('place', 'date', 'địa danh, ngày … tháng … năm …'));
  return findings;
}

function symbolFindings({ header, kind }: DispatchDocument): Finding[] {
  const { symbol } = header;
  if (!symbol) return [];
  const path = ['header', 'symbol'];
  const say = (id: string, expected: string, fixed?: string) =>
    finding(id, {
      place: 'number',
      expected,
      found: symbol,
      fixes: fixed === undefined ? [] : [{ path, value: fixed }],
    });
  const year = /^(?:19|20)\d{2}\/(.+)$/u.exec(symbol);
  if (year) return [say('number-year', `Số: …/${year[1]}`, year[1])];
  const tight = symbol.replaceAll(/\s*[-–—]\s*/gu, '-').replaceAll(/\s+/gu, '');
  if (tight !== symbol) return [say('symbol-form', tight, tight)];
  if (kind === 'Công văn') {
    const groups = symbol.split('-').filter((group) => group !== 'CV');
    return groups.length < symbol.split('-').length
      ? [say('symbol-letter', groups.join('-'), groups.join('-'))]
      : [];
  }
  const abbreviation = abbreviationOf(kind);
  if (!abbreviation || symbol === abbreviation || symbol.startsWith(`${abbreviation}-`)) return [];
  const [first = '', ...rest] = symbol.split('-');
  const other = kindOfAbbreviation(first) ? rest : [first, ...rest];
  const expected = [abbreviation, ...other].join('-');
  return [say('symbol-kind', expected, expected)];
}

/** Giấy giới thiệu, giấy nghỉ phép and copies have no trích yếu (mẫu 1.8, 1.10, 3.1). */
const WITHOUT_SUBJECT = new Set(['Giấy giới thiệu', 'Giấy nghỉ phép', 'Sao y', 'Sao lục', 'Trích sao']);

function titleFindings({ kind, subject }: DispatchDocument): Finding[] {
  const findings: Finding[] = [];
  if (!documentKindNames().includes(kind)) {
    findings.push(
      finding('kind', { place: 'subject', expected: 'một tên loại của Điều 7', found: kind || 'không có' }),
    );
  }
  if (!subject.trim() && !WITHOUT_SUBJECT.has(kind))
    findings.push(missing('subject', 'subject', 'trích yếu nội dung'));
  const bare = subject.replace(/^(?:V\/v|Về việc)\s+/u, '');
  const tidy = (kind === 'Công văn' ? bare : subject).replace(/[.;]+$/u, '');
  if (tidy !== subject) {
    const fixes = [{ path: ['subject'], value: tidy }];
    findings.push(finding('subject-form', { place: 'subject', expected: tidy, found: subject, fixes }));
  }
  return findings;
}

const NEVER_ADDRESSED = new Set([
  'Quyết định',
  'Nghị quyết',
  'Chỉ thị',
  'Quy chế',
  'Quy định',
  'Thông cáo',
  'Biên bản',
]);

function addresseeFindings({ kind, addressees }: DispatchDocument): Finding[] {
  if (!addressees && (kind === 'Công văn' || kind === 'Công điện')) {
    return [missing('addressees-missing', 'addressees', kind === 'Công văn' ? 'Kính gửi: …' : '… điện:')];
  }
  if (addressees && NEVER_ADDRESSED.has(kind)) {
    const fixes = [{ path: ['addressees'], value: null }];
    const found = `${addressees.label}: ${addressees.names.join('; ')}`;
    return [
      finding('addressees-extra', { place: 'addressees', expected: 'không có phần kính gửi', found, fixes }),
    ];
  }
  return [];
}

const BASIS = /^(?:Căn cứ|Theo đề nghị|Theo|Xét|Thực hiện|Trên cơ sở|Sau khi)(?=\s)/u;

function bodyFindings(document: DispatchDocument): Finding[] {
  const { body, bases, endMark, appendices } = document;
  const findings: Finding[] = [];
  if (body.length === 0 && formOf(document.kind) !== 'copy')
    findings.push(missing('body', 'body', 'nội dung văn bản'));
  for (const [index, basis] of bases.entries()) {
    if (!BASIS.test(basis)) {
      findings.push(
        finding('bases', { place: `bases.${index}`, expected: 'Căn cứ …', found: basis.slice(0, 60) }),
      );
    }
  }
  if (!endMark && formOf(document.kind) !== 'copy' && body.length > 0) {
    const fixes = [{ path: ['endMark'], value: true }];
    findings.push(
      finding('end-mark', { place: `body.${body.length - 1}`, expected: './.', found: 'không có', fixes }),
    );
  }
  const words = body.map((block) => (block.kind === 'table' ? '' : plainOf(block.text))).join(' ');
  if (appendices.some(({ form }) => form === 'appendix') && !/phụ lục/iu.test(words)) {
    findings.push(missing('appendix-mention', 'body', 'lời văn có chỉ dẫn về phụ lục kèm theo'));
  }
  return findings;
}

function signatureFindings({ signatures }: DispatchDocument): Finding[] {
  if (signatures.length === 0) return [missing('signature', 'signature', 'chức vụ, họ tên người ký')];
  return signatures.flatMap((signature, index) => [
    ...powerFindings(signature, index),
    ...nameFindings(signature, index),
  ]);
}

const LOOSE_POWER =
  /^(?:(T)\s*[./]?\s*(M|L)|(K)\s*[./]?\s*(T)|(T)\s*[./]?\s*(U)\s*[./]?\s*(Q))\s*[./]?\s+(?=\p{Lu})/u;

function powerFindings({ titles }: Signature, index: number): Finding[] {
  const findings: Finding[] = [];
  for (const [line, title] of titles.entries()) {
    const power = LOOSE_POWER.exec(title);
    const letters = power?.slice(1).filter(Boolean).join('');
    const tidy = power ? `${letters}. ${title.slice(power[0].length)}` : title.replace(/^Q\.(?=\S)/u, 'Q. ');
    if (tidy !== title) {
      const fixes = [{ path: ['signatures', index, 'titles', line], value: tidy }];
      findings.push(finding('signing-power', { place: 'signature', expected: tidy, found: title, fixes }));
    }
  }
  const deputy = titles.findIndex((title) => /^(?:KT|TL|TUQ)\./u.test(title));
  const head = titles[deputy]?.replace(/^\S+\s*/u, '');
  const own = titles.at(-1);
  if (deputy >= 0 && (deputy === titles.length - 1 || own === head)) {
    const expected = `${titles[deputy]} và dưới đó chức vụ của người ký`;
    findings.push(finding('signing-power', { place: 'signature', expected, found: titles.join(' / ') }));
  }
  return findings;
}

const DEGREE = /^(?:(?:GS|PGS|TS|ThS|CN|KS|BS|NGƯT|NGND|TTND|TTƯT|LS|KTS)\b\.?[\s.,/-]*)+(?=\p{Lu})/u;

function nameFindings({ name }: Signature, index: number): Finding[] {
  if (!name.trim()) return [missing('signature', 'signature', 'họ tên người ký')];
  const bare = name.replace(DEGREE, '');
  const upper = bare === bare.toUpperCase();
  const tidy = upper
    ? bare.toLowerCase().replaceAll(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())
    : bare;
  if (tidy === name) return [];
  const fixes = [{ path: ['signatures', index, 'name'], value: tidy }];
  return [finding('signing-name', { place: 'signature', expected: tidy, found: name, fixes })];
}

function recipientFindings({ recipients, addressees }: DispatchDocument): Finding[] {
  if (!recipients) return [missing('recipients', 'recipients', 'Nơi nhận: …')];
  const findings: Finding[] = [];
  if (!recipients.filed.trim()) {
    const fixes = [{ path: ['recipients', 'filed'], value: 'VT' }];
    findings.push(
      finding('filed', { place: 'recipients', expected: '- Lưu: VT, …', found: 'không có', fixes }),
    );
  }
  if (addressees && !recipients.list[0]?.startsWith('Như trên')) {
    const fixes = [{ path: ['recipients', 'list'], value: ['Như trên', ...recipients.list] }];
    const found = recipients.list[0] ?? 'không có';
    findings.push(finding('as-above', { place: 'recipients', expected: '- Như trên;', found, fixes }));
  }
  return findings;
}

export function letterFindings(document: DispatchDocument): Finding[] {
  const letters = unprintableLetters(wordsOf(document).join('\n'));
  if (letters.length === 0) return [];
  return [
    finding('letters', { expected: 'chữ tiếng Việt và dấu câu', found: letters.slice(0, 20).join(' ') }),
  ];
}
