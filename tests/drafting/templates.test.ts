import { describe, expect, it } from 'vitest';
import { documentKindNames } from '../../src/drafting/kinds.ts';
import { wordsOf } from '../../src/drafting/print.ts';
import { fillTemplate, sampleAnswers } from '../../src/drafting/templates/fill.ts';
import { loadTemplate, tryTemplate } from '../../src/drafting/templates/load.ts';
import { blocksOf, markupOf } from '../../src/drafting/templates/markup.ts';
import { templates } from '../../src/drafting/templates/shelf.ts';
import { trialOf } from '../../src/drafting/templates/trial.ts';
import { decision, letter } from './documents.ts';
import { province, sampleOf, signing } from './offices.ts';

describe('the shelf of templates', () => {
  const all = [...templates().values()];

  it('has one for each kind of Điều 7 and each copy', () => {
    const covered = new Set(
      all.flatMap((template) => [
        template.head.kind,
        ...template.head.appendices.map((appendix) => appendix.kind ?? ''),
      ]),
    );
    expect(documentKindNames()).toHaveLength(32);
    expect(documentKindNames().filter((kind) => !covered.has(kind))).toEqual([]);
  });

  it.each(all.map((template) => [template.id, template] as const))(
    '%s can be filled with its example',
    (_id, template) => {
      const document = sampleOf(template);
      expect(document.body.length).toBeGreaterThan(0);
      const words = wordsOf(document).join('\n');
      expect(words).not.toMatch(/\{\{|\}\}|\{%|undefined|\[object|[\uE000-\uE0FF]/u);
      expect(document.header.symbol).toMatch(/^[\p{L}&.]+(?:-[\p{L}&.]+)*$/u);
    },
  );
});

const HEAD = ['name: Thử', 'kind: Công văn', 'group: named', "symbol: '{{ ky_hieu_co_quan }}'"];
const FIELD = ['fields:', '  - name: viec', '    label: Việc', '    type: text'];
const template = (head: string[], body: string) => `---\n${head.join('\n')}\n---\n${body}`;

describe('a list that was typed', () => {
  it.each([
    ['quyet-dinh', 'article', 4],
    ['nghi-quyet', 'article', 3],
    ['ke-hoach', 'clause', 4],
    ['cong-van-tra-loi', 'clause', 2],
  ])('of %s becomes a %s for each entry', (id, kind, count) => {
    const { body } = sampleOf(templates().get(id)!);
    expect(body.filter((block) => block.kind === kind)).toHaveLength(count);
    expect(JSON.stringify(body)).not.toMatch(/Điều: |1: |a: /u);
  });
});

describe('a broken template is refused with line and reason', () => {
  it.each([
    ['no head', 'Xin chào', 1, /phần khai báo/u],
    ['a key that is not known', template([...HEAD, 'mau: x'], ''), 2, /không có mục khai báo tên mau/u],
    [
      'an unknown kind',
      template([HEAD[0]!, 'kind: Thông tư', ...HEAD.slice(2)], ''),
      3,
      /không phải một tên loại/u,
    ],
    [
      'a field without label',
      template([...HEAD, 'fields:', '  - name: a', '    type: text'], ''),
      7,
      /label: còn thiếu/u,
    ],
    [
      'an unknown type',
      template([...HEAD, ...FIELD.slice(0, 3), '    type: picture'], ''),
      9,
      /một trong: text/u,
    ],
    ['YAML that does not close', template([...HEAD, "subject: 'mở"], ''), 6, /khai báo sai/u],
    [
      'a name nobody declared',
      template([...HEAD, ...FIELD], 'một\n{{ viec }}\n{{ han }}'),
      13,
      /không có mục nào tên "han"/u,
    ],
    ['an unknown name in the head', template([...HEAD, "subject: '{{ viec }}'"], ''), 6, /"viec"/u],
    ['an open tag', template([...HEAD, ...FIELD], '{% if viec %}\nhai'), 11, /chưa được đóng/u],
    ['an unknown filter', template([...HEAD, ...FIELD], 'a\n{{ viec | mua }}'), 12, /không có bộ lọc "mua"/u],
    [
      'a tag that reads files',
      template([...HEAD, ...FIELD], '{% include "/etc/passwd" %}'),
      11,
      /không có lệnh "include"/u,
    ],
  ])('%s', (_what, source, line, reason) => {
    const loaded = tryTemplate('thu', source);
    expect(loaded).toHaveProperty('faults');
    const [first] = 'faults' in loaded ? loaded.faults : [];
    expect(first!.reason).toMatch(reason);
    expect(first!.line).toBe(line);
    expect(() => loadTemplate('thu', source)).toThrow(new RegExp(`dòng ${line}: `, 'u'));
  });
});

describe('a template that would keep the service busy', () => {
  const nothing = { parent: null, agency: 'A', place: 'A', agencySymbol: 'A', unitSymbol: 'A', head: 'A' };
  const aliases = [...'bcdefgh'].map((name, at) => `${name}: &${name} [${`*${'abcdefg'[at]}, `.repeat(9)}]`);
  const loops = (body: string) => template([...HEAD, ...FIELD], body);
  const appendix = (body: string) => `  - form: appendix\n    title: a\n    body: '${body}'`;
  it.each([
    ['loops', loops('{% for i in (1..100000000) %}{{ viec }}{% endfor %}'), 11, /quá nhiều lượt/u],
    [
      'loops in many annexes',
      template(
        [
          ...HEAD,
          'appendices:',
          ...Array(20).fill(
            appendix(
              '{% for i in (1..999) %}{% for j in (1..9999) %}{% assign q = 1 %}{% endfor %}{% endfor %}',
            ),
          ),
        ],
        'x',
      ),
      9,
      /chạy quá lâu/u,
    ],
    [
      'words that double',
      loops('{% assign s = "x" %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}'),
      11,
      /quá nhiều chữ/u,
    ],
    ['a paper without end', loops('{% for i in (1..9000) %}\na {{ i }}\n{% endfor %}'), 11, /9\.000 đoạn/u],
    ['a file without end', loops('x'.repeat(200_000)), 1, /dài quá/u],
    ['a head that unfolds', template(['a: &a [x]', ...aliases], ''), 2, /lồng hoặc lặp/u],
    ['commands in commands', loops('{% if viec %}'.repeat(5000)), 11, /lồng nhau quá nhiều/u],
    ['the inside of a value', loops('{{ viec.__proto__ }}'), 11, /mục không có phần này/u],
    ['a field twice', template([...HEAD, ...FIELD, ...FIELD.slice(1)], ''), 10, /khai báo hai lần/u],
    [
      'an example its own check refuses',
      template([...HEAD, ...FIELD, '    least: 9', '    sample: ngắn'], ''),
      11,
      /ví dụ phải có ít nhất 9 chữ/u,
    ],
  ])('%s', (_what, source, line, reason) => {
    const { faults } = trialOf('thu', source, { ...nothing, collective: 'A', contact: [] }, '2026-11-26');
    expect(faults[0]).toEqual({ line, reason: expect.stringMatching(reason) });
  });
});

describe('what is filled in', () => {
  const plain = loadTemplate(
    'thu',
    template([...HEAD, ...FIELD, "subject: 'về {{ viec }}'"], 'Đề nghị {{ viec }} ngay.\n{{ viec }}'),
  );
  const filled = (viec: string) =>
    fillTemplate(plain, { answers: { viec }, office: province, signing, date: null });

  it.each([
    'một **đậm** hai',
    'Điều: không phải điều',
    '1: không phải khoản',
    '- không phải gạch',
    '> không phải giữa',
    '| không | phải | bảng |',
    '{{ co_quan }} {% for x in y %}',
    '<script>alert(1)</script>',
    'constructor.constructor("return process")()',
  ])('stays the words it is: %s', (words) => {
    const { body, subject } = filled(words);
    expect(body).toEqual([
      { kind: 'paragraph', text: `Đề nghị ${words} ngay.` },
      { kind: 'paragraph', text: words },
    ]);
    expect(subject).toBe(`về ${words}`);
  });

  it('stays on its line', () => expect(filled('một\nhai\n1: ba').body).toHaveLength(2));

  it('hands each unit its duties: one behind its name, several as points below it', () => {
    const letter = templates().get('cong-van-trien-khai')!;
    const nhiem_vu = [
      ['Sở Y tế', 'Một: |a|.'],
      ['Công an', 'Hai'],
      ['Sở Y tế', '**Ba**;'],
    ];
    const answers = { ...sampleAnswers(letter), nhiem_vu };
    const { body } = fillTemplate(letter, { answers, office: province, signing, date: null });
    expect(body.slice(1, 5)).toEqual([
      { kind: 'clause', text: 'Sở Y tế:' },
      { kind: 'point', text: 'Một: |a|;' },
      { kind: 'point', text: '**Ba**.' },
      { kind: 'clause', text: 'Công an: Hai.' },
    ]);
  });

  it('reaches no inner part of a value', () => {
    const probing = loadTemplate(
      'thu',
      template([...HEAD, ...FIELD], 'a{{ viec.constructor }}b{{ viec.__proto__ }}'),
    );
    const fill = () =>
      fillTemplate(probing, { answers: { viec: 'x' }, office: province, signing, date: null });
    expect(fill).toThrow(/dòng 11: không có "viec.constructor"/u);
  });

  it('is refused where it is missing or wrong, naming each field', () => {
    const plan = templates().get('ke-hoach')!;
    const fill = () =>
      fillTemplate(plan, {
        answers: { ...sampleAnswers(plan), ve_viec: '', nhiem_vu: [] },
        office: province,
        signing,
        date: null,
      });
    expect(fill).toThrow(
      expect.objectContaining({
        code: 'drafting.fields',
        details: { fields: ['ve_viec: còn để trống', 'nhiem_vu: còn để trống'] },
      }),
    );
    expect(wrongDate('2026-13')).toThrow(/không phải một ngày/u);
  });

  const wrongDate = (han: string) => () => {
    const asking = templates().get('cong-van-xin-y-kien')!;
    return fillTemplate(asking, {
      answers: { ...sampleAnswers(asking), han },
      office: province,
      signing,
      date: null,
    });
  };

  it('cannot keep the service busy', () => {
    const endless = loadTemplate(
      'thu',
      template([...HEAD, ...FIELD], '{% for i in (1..100000000) %}{{ viec }}{% endfor %}'),
    );
    const started = process.cpuUsage().user;
    expect(() =>
      fillTemplate(endless, { answers: { viec: 'x' }, office: province, signing, date: null }),
    ).toThrow(/vòng lặp quá nhiều lượt/u);
    expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
  });
});

describe('the text a person writes', () => {
  it.each([
    ['a letter', letter().body],
    ['a quy chế', decision().appendices[0]!.body],
  ])('of %s becomes the same parts again', (_name, blocks) => {
    expect(blocksOf(markupOf(blocks))).toEqual(blocks);
  });

  it('knows headings, items, tables and bold words', () => {
    const text =
      'Chương: Chung\nĐiều: **Tên**\n1: việc **gấp** nhé\na: điểm\n- gạch\n> giữa\n| TT {c,1} | Việc |\n| 1 | a |';
    expect(blocksOf(text)).toEqual([
      { kind: 'chapter', text: 'Chung' },
      { kind: 'article', text: 'Tên', titled: true },
      { kind: 'clause', text: [{ text: 'việc ' }, { text: 'gấp', bold: true }, { text: ' nhé' }] },
      { kind: 'point', text: 'điểm' },
      { kind: 'dash', text: 'gạch' },
      { kind: 'paragraph', text: 'giữa', align: 'center' },
      {
        kind: 'table',
        columns: [{ title: 'TT', align: 'center', share: 1 }, { title: 'Việc' }],
        rows: [['1', 'a']],
      },
    ]);
  });
});
