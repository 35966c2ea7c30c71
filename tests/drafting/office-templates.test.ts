/** Templates of the office itself: their versions, their way back, who may change them; and forms that are Word files. */
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '../../src/drafting/index.ts';
import { templateRoutes } from '../../src/drafting/template-routes.ts';
import {
  changeTemplateState,
  createTemplate,
  restoreTemplateVersion,
  saveTemplate,
  textContent,
} from '../../src/drafting/templates/library.ts';
import {
  requireFormInUse,
  requireTemplateInUse,
  templatesInUse,
} from '../../src/drafting/templates/in-use.ts';
import {
  comparedLines,
  compareTemplateVersions,
  listLibrary,
  viewLibrary,
} from '../../src/drafting/templates/overview.ts';
import { shippedSource } from '../../src/drafting/templates/shelf.ts';
import { filledForm } from '../../src/drafting/templates/word-form/as-draft.ts';
import { fillForm } from '../../src/drafting/templates/word-form/fill.ts';
import { suggestedFields } from '../../src/drafting/templates/word-form/form.ts';
import type { WordForm } from '../../src/drafting/templates/word-form/form.ts';
import { contentOfVersion, formContent } from '../../src/drafting/templates/word-form/keep.ts';
import type { Actor } from '../../src/people/actor.ts';
import type { AppEnv } from '../../src/people/index.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';
import { auditOf } from '../../src/platform/audit/trail.ts';
import { letter } from './documents.ts';
import { ADMIN, DRAFTER, type DraftingOffice, openDraftingOffice } from './drafting-office.ts';
import { province } from './offices.ts';
import { linesOf, paragraph, partOf, tableOf, wordFile } from './word-file.ts';

const SOURCE = `---
name: Công văn khen
kind: Công văn
group: everyday
symbol: '{{ ky_hieu_co_quan }}'
fields:
  - name: nguoi
    label: Người được khen
    type: text
subject: 'khen {{ nguoi }}'
addressees:
  names: 'Các đơn vị'
recipients: 'Như trên'
---
Cơ quan khen {{ nguoi }}.
`;

describe('a template of the office', () => {
  let office: DraftingOffice;
  const deps = () => ({ db: office.db, clock: office.clock, agencyName: 'UBND xã Suối Hòa' });
  const create = (source = SOURCE, by: Actor = ADMIN) =>
    createTemplate(deps(), textContent(deps(), 'moi', source), {}, by);
  const save = (id: string, revision: number, source: string, reason = 'cho gọn', by: Actor = ADMIN) =>
    saveTemplate(deps(), { id, revision, reason, content: textContent(deps(), id, source) }, by);

  beforeAll(() => {
    office = openDraftingOffice();
  });
  afterAll(() => office.close());

  const nameInUse = (id: string) => {
    const used = requireTemplateInUse(office.db, id);
    return used.format === 'text' && used.template.head.name;
  };

  it('is offered to drafters under a name of its own, with an audit line', () => {
    const first = create();
    expect(first).toEqual({ id: 'cong-van-khen', revision: 1, version: 1, state: 'active' });
    expect(create().id).toBe('cong-van-khen-2');
    expect(templatesInUse(office.db).map(({ id }) => id)).toContain('cong-van-khen');
    expect(nameInUse(first.id)).toBe('Công văn khen');
    expect(auditOf(office.db, first.id)).toMatchObject([
      { did: 'template.version-kept', details: { version: 1, cause: 'created' } },
    ]);
  });

  it('is changed, compared and brought back, with who, when and why', () => {
    const { id } = create();
    const newer = SOURCE.replace('Cơ quan khen', 'Ủy ban nhân dân xã khen');
    expect(save(id, 1, newer)).toMatchObject({ revision: 2, version: 2 });
    expect(save(id, 2, newer)).toMatchObject({ revision: 2, version: 2 });
    const changed = compareTemplateVersions(office.db, { id, from: 1, to: 2 }, ADMIN);
    expect(changed.filter(({ kind }) => kind !== 'same')).toEqual([
      {
        kind: 'changed',
        line: 15,
        parts: [
          { kind: 'old', text: 'Cơ quan' },
          { kind: 'new', text: 'Ủy ban nhân dân xã' },
          { kind: 'same', text: 'khen {{ nguoi }}.' },
        ],
      },
    ]);
    const back = { id, revision: 2, reason: '', number: 1, content: contentOfVersion(deps(), id, 1) };
    expect(restoreTemplateVersion(deps(), back, ADMIN)).toMatchObject({ revision: 3, version: 3 });
    const { source, versions } = viewLibrary(office.db, id, ADMIN);
    expect(source).toBe(SOURCE);
    expect(versions.map(({ number, cause, reason, by }) => [number, cause, reason, by])).toEqual([
      [3, 'restored', 'Quay lại phiên bản 1', ADMIN.name],
      [2, 'saved', 'cho gọn', ADMIN.name],
      [1, 'created', '', ADMIN.name],
    ]);
  });

  it('stands before the one that came with the service until that is taken back', () => {
    const own = shippedSource('cong-van')!.replace('name: Công văn', 'name: Công văn của xã');
    expect(save('cong-van', 0, own)).toEqual({ id: 'cong-van', revision: 1, version: 1, state: 'active' });
    expect(requireTemplateInUse(office.db, 'cong-van')).toMatchObject({ version: 1 });
    const on = { id: 'cong-van', reason: 'dùng bản chung' };
    changeTemplateState(deps(), { ...on, revision: 1, state: 'shipped' }, ADMIN);
    expect(requireTemplateInUse(office.db, 'cong-van')).toMatchObject({ version: 0 });
    changeTemplateState(deps(), { ...on, revision: 2, state: 'withdrawn' }, ADMIN);
    expect(() => requireTemplateInUse(office.db, 'cong-van')).toThrow(/Không có mẫu/u);
    expect(listLibrary(office.db, ADMIN).find(({ id }) => id === 'cong-van')).toMatchObject({
      state: 'withdrawn',
      isShipped: true,
      version: 1,
    });
    changeTemplateState(deps(), { ...on, revision: 3, state: 'active' }, ADMIN);
    expect(nameInUse('cong-van')).toContain('của xã');
  });

  it('never changes a draft that was made of it', () => {
    const { id } = create();
    const draft = office.begin({ templateId: id });
    save(id, 1, SOURCE.replace('khen {{ nguoi }}.', 'biểu dương {{ nguoi }}.'));
    const later = office.begin({ templateId: id });
    expect([draft.templateVersion, later.templateVersion]).toEqual([1, 2]);
    expect(draft.templateDigest).not.toBe(later.templateDigest);
    expect(later.document).toEqual(draft.document);
    expect(office.begin({ templateId: 'ke-hoach' })).toMatchObject({ templateVersion: 0 });
  });

  it.each([
    ['two administrators at a time', (id: string) => save(id, 7, SOURCE), 'template.changed'],
    [
      'a change without a reason',
      (id: string) => save(id, 1, `${SOURCE}\nThêm.`, ' '),
      'template.reason-needed',
    ],
    ['a drafter', (id: string) => save(id, 1, `${SOURCE}\nThêm.`, 'x', DRAFTER), 'people.forbidden'],
    ['a drafter who makes one', () => create(SOURCE, DRAFTER), 'people.forbidden'],
    ['a broken one', (id: string) => save(id, 1, `${SOURCE}{{ ai }}`), 'drafting.template-broken'],
    ['one that is not there', () => save('khong-co', 0, SOURCE), 'drafting.template-not-found'],
    [
      'taking back what never came with the service',
      (id: string) => changeTemplateState(deps(), { id, revision: 1, state: 'shipped', reason: 'x' }, ADMIN),
      'template.wrong-state',
    ],
    [
      'a version that is not there',
      (id: string) => contentOfVersion(deps(), id, 9),
      'template.version-not-found',
    ],
  ])('refuses %s', (_what, act, code) => {
    const { id } = create();
    expect(() => act(id)).toThrow(expect.objectContaining({ code }));
    expect(viewLibrary(office.db, id, ADMIN)).toMatchObject({ source: SOURCE, revision: 1 });
  });

  it('is reached through the API as through the pages', async () => {
    const app = new Hono<AppEnv>()
      .use(async (c, next) => {
        c.set('actor', ADMIN);
        await next();
      })
      .route('/', templateRoutes(deps()));
    app.onError(problemHandler(silentLog));
    const ask = async (method: string, path: string, body?: unknown) => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const headers = { 'content-type': 'application/json' };
      const answer = await app.request(path, { method, headers, ...sent });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const tried = await ask('POST', '/trial', { source: `${SOURCE}{{ ai }}` });
    expect(tried.body['faults']).toEqual([{ line: 16, reason: 'không có mục nào tên "ai"' }]);
    // Pasted from a Mac, its accents stand apart: a trial takes what a save takes.
    const apart = await ask('POST', '/trial', { source: SOURCE.normalize('NFD').replaceAll('\n', '\r\n') });
    expect(apart.body['faults']).toEqual([]);
    const made = await ask('POST', '/', { source: SOURCE.replace('Công văn khen', 'Mẫu qua API') });
    expect(made).toMatchObject({ status: 201, body: { id: 'mau-qua-api', revision: 1 } });
    const saved = { revision: 1, reason: 'x', source: `${SOURCE}Trân trọng.` };
    expect(await ask('PUT', '/mau-qua-api/source', saved)).toMatchObject({ status: 200 });
    expect(await ask('PUT', '/mau-qua-api/source', saved)).toMatchObject({ status: 409 });
    const restored = await ask('POST', '/mau-qua-api/versions/1/restore', { revision: 2 });
    expect(restored).toMatchObject({ status: 200, body: { version: 3 } });
    const compared = await ask('GET', '/mau-qua-api/comparison?from=1&to=3');
    expect(JSON.stringify(compared.body)).not.toContain('"changed"');
    const withdrawn = { revision: 3, state: 'withdrawn', reason: 'x' };
    expect(await ask('PUT', '/mau-qua-api/state', withdrawn)).toMatchObject({ status: 200 });
    expect(await ask('GET', '/mau-qua-api')).toMatchObject({ body: { state: 'withdrawn', version: 3 } });
  });

  it('may be a Word file, kept once for all its versions', () => {
    const file = { bytes: wordFile(paragraph('Khen {{Người}}')), name: 'khen.docx' };
    const head = { name: 'Giấy khen', kind: 'Công văn', group: 'papers' as const, about: '' };
    const content = (label: string) =>
      formContent({ ...head, fields: [{ ...suggestedFields(file.bytes)[0]!, label }] }, file);
    const { id } = createTemplate(deps(), content('Người'), {}, ADMIN);
    const on = { id, revision: 1, reason: 'rõ hơn' };
    saveTemplate(deps(), { ...on, content: content('Người được khen') }, ADMIN);
    const form = requireFormInUse(office.db, id);
    expect(form.head.fields[0]?.label).toBe('Người được khen');
    const asked = { answers: { nguoi: 'bà Hoa' }, office: province, date: null };
    expect(linesOf(fillForm(form, asked))).toEqual(['Khen bà Hoa']);
    const old = contentOfVersion(deps(), id, 1);
    restoreTemplateVersion(deps(), { ...on, revision: 2, number: 1, content: old }, ADMIN);
    expect(requireFormInUse(office.db, id).head.fields[0]?.label).toBe('Người');
    const text = { id, revision: 3, reason: 'x', content: textContent(deps(), id, SOURCE) };
    expect(() => saveTemplate(deps(), text, ADMIN)).toThrow(/biểu mẫu Word/u);
  });
});

it('versions that share nothing are all old, then all new', () => {
  const kinds = comparedLines(['a', 'b'], ['c']).map(({ kind }) => kind);
  expect(kinds).toEqual(['changed', 'removed']);
});

describe('the places of a Word form', () => {
  const SPLIT = paragraph('Trích yếu: {', 'b¦{Trích ', 'yếu}', '} và {{so|hoa}}');

  it('are found in whatever runs Word cut them into, and filled in the look of the first', () => {
    const bytes = wordFile(SPLIT);
    const fields = suggestedFields(bytes);
    expect(fields.map(({ name, label, type }) => [name, label, type])).toEqual([
      ['trich_yeu', 'Trích yếu', 'text'],
      ['so', 'Số', 'text'],
    ]);
    const filled = fill(bytes, { trich_yeu: 'về <rừng> & "lửa"\nhai', so: 'a1' });
    expect(linesOf(filled)).toEqual(['Trích yếu: về &lt;rừng&gt; &amp; "lửa"⏎hai và A1']);
    expect(partOf(filled)).toContain('<w:rPr><w:b/></w:rPr>');
    expect(fill(bytes, { trich_yeu: 'x', so: 'y' })).toEqual(fill(bytes, { trich_yeu: 'x', so: 'y' }));
  });

  const form = (file: Uint8Array): WordForm => {
    const fields = suggestedFields(file).map((field) => ({ ...field, required: field.name !== 'noi_nhan' }));
    const head = { name: 'Thử', kind: 'Công văn', group: 'papers' as const, about: '', fields };
    return { id: 'thu', head, file };
  };
  const fill = (file: Uint8Array, answers: Record<string, string | string[] | string[][]>) =>
    fillForm(form(file), { answers, office: province, date: '2026-11-26' });

  it.each<[string, string, Record<string, string | string[] | string[][]>, string[]]>([
    [
      'a day',
      paragraph('{{ngay_hop}}, {{han | ngay_chu}}'),
      { ngay_hop: '2026-12-01', han: '2026-12-15' },
      ['01/12/2026, ngày 15 tháng 12 năm 2026'],
    ],
    [
      'the office',
      paragraph('{{co_quan}} {{hom_nay}}{{x}}'),
      { x: '.' },
      ['Ủy ban nhân dân tỉnh Nam Hải 26/11/2026.'],
    ],
    [
      'a list, a paragraph each',
      paragraph('- ', '{{kinh_gui}};'),
      { kinh_gui: ['Sở A', 'Sở B'] },
      ['- Sở A;', '- Sở B;'],
    ],
    [
      'a list behind words',
      paragraph('Kính gửi: {{kinh_gui}}.'),
      { kinh_gui: ['Sở A', 'Sở B'] },
      ['Kính gửi: Sở A; Sở B.'],
    ],
    [
      'no list behind words',
      `${paragraph('Một')}${paragraph('Gửi thêm: {{noi_nhan}}.')}${paragraph('Hai: {{noi_nhan}}, {{x}}')}`,
      { noi_nhan: [], x: 'ba' },
      ['Một', 'Hai: , ba'],
    ],
    ['long text', paragraph('{{noi_dung}}'), { noi_dung: 'một\nhai' }, ['một', 'hai']],
    [
      'rows of a table',
      tableOf(['TT', 'Việc'], ['{{viec.ten}}', '{{viec.han}}']),
      {
        viec: [
          ['Rà soát', '2026-12-15'],
          ['Báo cáo', ''],
        ],
      },
      ['TT', 'Việc', 'Rà soát', '15/12/2026', 'Báo cáo', ''],
    ],
    ['braces that were typed', paragraph('{{x}}'), { x: '{{ y }} {% z %}' }, ['{{ y }} {% z %}']],
  ])('take %s', (_what, body, answers, lines) => {
    expect(linesOf(fill(wordFile(body), answers))).toEqual(lines);
  });

  it.each([
    ['an open brace', paragraph('Số {{so'), /đoạn 1 \(“Số \{\{so”\): \{\{ chưa được đóng/u],
    ['a brace too many', paragraph('a') + paragraph('so}}'), /đoạn 2 .*mà không có \{\{/u],
    ['no name', paragraph('{{ }}'), /chưa có tên mục/u],
    ['code', paragraph('{{ a.b.c() }}'), /chỉ được gồm chữ/u],
    ['an unknown filter', paragraph('{{ a | mua }}'), /không có bộ lọc “mua”/u],
    ['a column outside of a table', paragraph('{{viec.ten}}'), /phải nằm trong một hàng của bảng/u],
    ['two lists in a row', tableOf(['{{a.x}}', '{{b.y}}']), /hai danh sách: a, b/u],
    ['a name used twice over', tableOf(['{{a.x}}']) + paragraph('{{a}}'), /vừa là một chỗ điền/u],
    ['nothing to fill in', paragraph('Kính gửi'), /chưa có chỗ điền nào/u],
  ])('are refused with place and reason: %s', (_what, body, reason) => {
    expect(() => suggestedFields(wordFile(body))).toThrow(reason);
  });

  const OK = paragraph('{{x}}');
  const relation = (type: string) =>
    `<Relationships><Relationship Id="r" Type="http://x/relationships/${type}" Target="http://a" TargetMode="External"/></Relationships>`;
  it.each<[string, Uint8Array, string]>([
    ['with macros', wordFile(OK, { 'word/vbaProject.bin': 'x' }), 'drafting.form-refused'],
    ['with a program in it', wordFile(OK, { 'word/embeddings/a.bin': 'x' }), 'drafting.form-refused'],
    [
      'that fetches from elsewhere',
      wordFile(OK, { 'word/_rels/document.xml.rels': relation('image') }),
      'drafting.form-refused',
    ],
    [
      'that unfolds to gigabytes',
      wordFile(OK, { 'word/media/a.png': new Uint8Array(21_000_000) }),
      'drafting.form-too-large',
    ],
    [
      'with a document type',
      wordFile(OK, { 'word/header1.xml': '<!DOCTYPE a><a/>' }),
      'drafting.not-a-word-file',
    ],
    ['that is none', new Uint8Array([1, 2, 3]), 'drafting.not-a-word-file'],
  ])('are not looked for in a file %s', (_what, bytes, code) => {
    expect(() => suggestedFields(bytes)).toThrow(expect.objectContaining({ code }));
  });

  it('may hold links that a person clicks', () => {
    const bytes = wordFile(OK, { 'word/_rels/document.xml.rels': relation('hyperlink') });
    expect(suggestedFields(bytes)).toHaveLength(1);
  });

  it('that do not fit the fields are said', () => {
    const file = wordFile(paragraph('{{a}}'));
    const head = {
      ...form(file).head,
      fields: [{ name: 'b', label: 'B', type: 'text' as const, required: true }],
    };
    expect(() => formContent(head, { bytes: file, name: 'a.docx' })).toThrow(
      expect.objectContaining({
        code: 'drafting.form-broken',
        details: { faults: ['{{a}}: chưa được gắn với mục nào', '{{b}}: không có trong tệp'] },
      }),
    );
  });

  it('filled in make a draft with its parts, or say which are missing', async () => {
    const document = letter();
    const written = await writeDocx({ ...document, subject: 'về {{viec}}' });
    const filled = filledForm(form(written), {
      answers: { viec: 'phòng cháy rừng' },
      office: province,
      date: '2026-11',
    });
    expect(filled.document).toMatchObject({ kind: 'Công văn', subject: 'về phòng cháy rừng' });
    expect(filled.document.body).toEqual(document.body);
    expect(filled.notUnderstood).toEqual([]);
    const bare = filledForm(form(wordFile(paragraph('Tôi là {{ten}}'))), {
      answers: { ten: 'An' },
      office: province,
      date: null,
    });
    expect(bare.document.body).toEqual([{ kind: 'paragraph', text: 'Tôi là An' }]);
    expect(bare.notUnderstood).toContain('người ký');
  });
});
