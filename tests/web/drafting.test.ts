import { beforeAll, describe, expect, it } from 'vitest';
import {
  fileOfVersion,
  formContent,
  readDocx,
  sampleAnswers,
  saveTemplate,
  shippedSource,
  templates,
  viewLibrary,
  writeDocx,
} from '../../src/drafting/index.ts';
import type { Template } from '../../src/drafting/index.ts';
import { asTyped, fieldName } from '../../src/web/drafting-form.ts';
import { letter } from '../drafting/documents.ts';
import { pdfPages } from '../printing/pdf-words.ts';
import { ADMIN, CLERK, DRAFTER, pdf, STAFF, understood, WHOLE_HEADER } from '../registry/office.ts';
import type { Obligation } from '../../src/understanding/index.ts';
import { linesOf, paragraph, wordFile } from '../drafting/word-file.ts';
import { duplicateIds, inlineCode, unlabelled } from './html.ts';
import { assets, openWebOffice, type WebOffice } from './office.ts';

let office: WebOffice;
beforeAll(async () => {
  office = await openWebOffice();
});

/** A template's own examples, typed as a person would. */
function typed(template: Template): Record<string, string> {
  const answers = sampleAnswers(template);
  const fields = Object.entries(answers).map(([name, answer]) => [fieldName(name), asTyped(answer)]);
  return {
    ...(Object.fromEntries(fields) as Record<string, string>),
    agency: 'Ủy ban nhân dân xã Suối Hòa',
    place: 'Suối Hòa',
    agencySymbol: 'UBND',
    unitSymbol: 'VP',
    head: 'Chủ tịch',
    collective: 'Ủy ban nhân dân xã',
    form: 'TM-KT',
    own: 'Phó Chủ tịch',
    name: 'Trần Văn Bình',
    month: '2026-11',
  };
}

const carryOut = () => templates().get('cong-van-trien-khai')!;
const address = '/soan-thao/mau/cong-van-trien-khai';

describe('the pages of drafting', () => {
  it.each(['/soan-thao', address, '/soan-thao/kiem-tra'])(
    '%s has no inline code, and a label for every control',
    async (path) => {
      const html = await office.page(CLERK, path);
      expect([inlineCode(html), duplicateIds(html), unlabelled(html)]).toEqual([[], [], []]);
    },
  );

  it('list every template', async () => {
    const html = await office.page(STAFF, '/soan-thao');
    for (const [id] of templates()) expect(html).toContain(`href="/soan-thao/mau/${id}"`);
  });

  it('are for people of the office only', async () => {
    expect((await office.ask(null, '/soan-thao')).status).toBe(303);
  });

  it.each([...templates()])('print what was typed into %s', async (id, template) => {
    const answer = await office.ask(CLERK, `/soan-thao/mau/${id}/xem`, {
      form: typed(template),
      headers: { 'x-requested-with': 'fetch' },
    });
    const html = await answer.text();
    expect(html).toContain('<svg');
    expect(html).toContain('Không thấy lỗi thể thức.');
    expect(inlineCode(html)).toEqual([]);
  });

  it('say what is still missing instead of a page', async () => {
    const headers = { 'x-requested-with': 'fetch' };
    const answer = await office.ask(CLERK, `${address}/xem`, { form: { agency: 'A' }, headers });
    expect(await answer.text()).toContain('Kính gửi: còn để trống');
    expect((await office.ask(CLERK, '/soan-thao/mau/khong-co')).status).toBe(404);
  });

  it('show hostile words as words', async () => {
    const form = { ...typed(carryOut()), [fieldName('van_ban')]: '<script>alert(1)</script> {{ co_quan }}' };
    const html = await (
      await office.ask(CLERK, `${address}/xem`, { form, headers: { 'x-requested-with': 'fetch' } })
    ).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;');
  });

  it('hand out the PDF and the Word file', async () => {
    const pdf = await office.ask(CLERK, `${address}/pdf`, { form: typed(carryOut()) });
    expect(pdf.headers.get('content-disposition')).toContain('cong-van-trien-khai.pdf');
    const [page] = await pdfPages(new Uint8Array(await pdf.arrayBuffer()));
    expect(page).toContain('XÃ SUỐI HÒA');
    const word = await office.ask(CLERK, `${address}/word`, { form: typed(carryOut()) });
    expect(
      Buffer.from(await word.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('preview with the typeface that is printed', async () => {
    const css = Buffer.from(assets.read(assets.url('app.css').split('/').at(-1)!)!.body).toString();
    const faces = [...css.matchAll(/url\("?(\/soan-thao\/phong-chu\/[a-z-]+)"?\)/gu)].map(
      ([, path]) => path!,
    );
    expect(faces).toHaveLength(4);
    for (const face of faces)
      expect((await office.ask(CLERK, face)).headers.get('content-type')).toBe('font/ttf');
  });
});

describe('a draft from the paper it answers', () => {
  it('begins with its citation, its duties and those they fall to', async () => {
    const id = await office.verifiedPaper('công điện', {
      type: 'Công điện',
      number: '968',
      symbol: 'CĐ-TTg',
      date: '2026-10-16',
      issuer: 'THỦ TƯỚNG CHÍNH PHỦ',
      subject: 'Về việc tăng cường phòng cháy rừng',
    });
    const dispatch = await office.page(CLERK, `/van-ban/${id}`);
    expect(dispatch).toContain(`href="${address}?tu=${id}"`);
    const html = await office.page(CLERK, `${address}?tu=${id}`);
    expect(html).toContain(
      'Công điện số 968/CĐ-TTg ngày 16 tháng 10 năm 2026 của Thủ tướng Chính phủ về việc tăng cường phòng cháy rừng',
    );
  });

  it('hands on the duties that are the office’s own, to units that are chosen', async () => {
    const duty = (clause: string, assignees: string[], action: string): Obligation => ({
      clause,
      assignees,
      cooperators: [],
      action,
      deadline: { kind: 'none', raw: null, date: null },
      reportTo: null,
      targets: [],
      legalBasis: [],
      confidence: 0.9,
      evidence: [
        { quote: action, page: 1, boxes: [{ x: 80, y: 60, width: 300, height: 12 }], confidence: 0.9 },
      ],
    });
    const { id } = await office.handIn(pdf('giao việc'), CLERK);
    const obligations = [
      duty('1', ['Ủy ban nhân dân các xã, phường'], 'rà soát các hộ dân'),
      duty('2', ['Sở Y tế'], 'chuẩn bị thuốc'),
    ];
    office.reader.understanding = { ...understood(WHOLE_HEADER), obligations };
    await office.work();
    const html = await office.page(CLERK, `${address}?tu=${id}`);
    const isChosen = (action: string) =>
      new RegExp(`data-action="${action}"[^>]*><label[^>]*><input type="checkbox" checked`, 'u').test(html);
    expect([isChosen('rà soát các hộ dân'), isChosen('chuẩn bị thuốc')]).toEqual([true, false]);
    const written = /<textarea id="muc-nhiem_vu"[^>]*>([^<]*)</u.exec(html)?.[1];
    expect(written).toBe('Ủy ban nhân dân các xã, phường | Rà soát các hộ dân');
  });

  it('tells nobody of a paper they may not see', async () => {
    const id = await office.verifiedPaper('riêng', { subject: 'việc riêng' });
    expect((await office.ask(STAFF, `${address}?tu=${id}`)).status).toBe(404);
  });
});

describe('the check of a file', () => {
  const upload = (bytes: Uint8Array, name = 'cv.docx') => {
    const form = new FormData();
    form.set('tep', new File([Uint8Array.from(bytes)], name));
    return office.ask(CLERK, '/soan-thao/kiem-tra', { form });
  };

  it('names what is wrong with its article', async () => {
    const html = await (
      await upload(await writeDocx(letter({ subject: 'báo cáo.', recipients: null })))
    ).text();
    expect(html).toContain('Trích yếu không có dấu chấm ở cuối');
    expect(html).toContain('II.9.b');
  });

  it('refuses what is no Word file', async () => {
    const answer = await upload(Buffer.from('không phải'));
    expect(answer.status).toBe(415);
    expect(await answer.text()).toContain('Chỉ kiểm tra được tệp Word');
  });

  it('puts right on a click what is safe, on a copy that goes with the page', async () => {
    const page = await (
      await upload(await writeDocx(letter({ body: [{ kind: 'paragraph', text: 'Đề nghị bổ xung hồ sơ' }] })))
    ).text();
    expect(page).toContain('data-testid="fix-all"');
    const kept = /name="kept" value="([^"]+)"/u.exec(page)![1]!;
    const send = (fields: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ kept, name: 'cv.docx', ...fields })) form.set(name, value);
      return office.ask(CLERK, '/soan-thao/kiem-tra', { form });
    };
    const fixed = await (await send({ do: 'fix' })).text();
    expect([fixed.includes('bổ xung'), fixed.includes('data-testid="download-fixed"')]).toEqual([
      false,
      true,
    ]);
    const again = /name="kept" value="([^"]+)"/u.exec(fixed)![1]!;
    const file = await send({ kept: again, do: 'download' });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="da-sua-cv.docx"');
    expect(readDocx(new Uint8Array(await file.arrayBuffer())).body[0]).toMatchObject({
      text: expect.stringContaining('bổ sung hồ sơ') as string,
    });
  });
});

describe('the pages of templates', () => {
  const PATH = '/mau-van-ban';
  it.each([PATH, `${PATH}/moi?tu=giay-moi`, `${PATH}/cong-van`, `${PATH}/word`])(
    '%s has no inline code, a label for every control, and is the administrator’s',
    async (path) => {
      const html = await office.page(ADMIN, path);
      expect([inlineCode(html), duplicateIds(html), unlabelled(html)]).toEqual([[], [], []]);
      expect((await office.ask(STAFF, path)).status).toBe(403);
    },
  );

  it('keep what was typed when a save is refused, and overwrite nobody', async () => {
    const source = shippedSource('cong-van')!;
    const send = (form: Record<string, string>) => office.ask(ADMIN, `${PATH}/cong-van/luu`, { form });
    const broken = await send({ revision: '0', reason: 'x', source: `${source}{{ ai_do }}` });
    expect(broken.status).toBe(422);
    const shown = await broken.text();
    expect(shown).toContain('không có mục nào tên &quot;ai_do&quot;');
    expect(shown).toContain('{{ ai_do }}</textarea>');
    const form = { revision: '0', reason: 'x', source: `${source}Trân trọng.\n` };
    expect((await send(form)).status).toBe(303);
    expect((await send({ ...form, source })).status).toBe(409);
    const back = { revision: '1', reason: 'thôi', state: 'shipped' };
    expect((await office.ask(ADMIN, `${PATH}/cong-van/trang-thai`, { form: back })).status).toBe(303);
  });

  it('make a form of a Word file, which drafters fill in', async () => {
    const upload = new FormData();
    upload.set('tep', new File([Uint8Array.from(wordFile(paragraph('Khen {{Họ tên}}')))], 'Giấy khen.docx'));
    const read = await (await office.ask(ADMIN, `${PATH}/word`, { form: upload })).text();
    expect([unlabelled(read), read.includes('Họ tên')]).toEqual([[], true]);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(read)?.[1] ?? '';
    const kept = new FormData();
    const typed = { name: 'Giấy khen', kind: 'Công văn', group: 'papers', about: '', do: 'keep' };
    const fields = {
      field: 'ho_ten',
      'label-ho_ten': 'Họ tên',
      'type-ho_ten': 'text',
      'required-ho_ten': 'true',
    };
    const all = { ...typed, ...fields, kept: hidden('kept'), fileName: 'Giấy khen.docx' };
    for (const [name, value] of Object.entries(all)) kept.set(name, value);
    expect((await office.ask(ADMIN, `${PATH}/word`, { form: kept })).status).toBe(303);
    const answer = await office.ask(CLERK, '/soan-thao/mau/giay-khen/word', {
      form: { 'muc-ho_ten': 'bà Hoa', agency: 'UBND', month: '2026-11' },
    });
    expect(linesOf(new Uint8Array(await answer.arrayBuffer()))).toEqual(['Khen bà Hoa']);

    // A draft that is begun from it keeps the filled file beside it, for those who may see the draft.
    const begun = await office.ask(CLERK, '/soan-thao/mau/giay-khen/luu', {
      form: { 'muc-ho_ten': 'bà Hoa', agency: 'UBND', month: '2026-11' },
    });
    const draft = begun.headers.get('location')!;
    expect(await (await office.ask(CLERK, draft)).text()).toContain(`${draft}/bieu-mau`);
    const beside = await office.ask(CLERK, `${draft}/bieu-mau`);
    expect(linesOf(new Uint8Array(await beside.arrayBuffer()))).toEqual(['Khen bà Hoa']);
    expect((await office.ask(DRAFTER, `${draft}/bieu-mau`)).status).toBe(404);

    // What the page does not show of a field was set through the API, and stays.
    const { db, clock } = office;
    const { head, revision, version } = viewLibrary(db, 'giay-khen', ADMIN);
    const deps = { db, clock, agencyName: '' };
    const helped = { ...head!, fields: head!.fields.map((field) => ({ ...field, help: 'Ghi cả họ' })) };
    const content = formContent(helped, fileOfVersion(deps, 'giay-khen', version)!);
    saveTemplate(deps, { id: 'giay-khen', revision, reason: 'x', content }, ADMIN);
    const renamed = {
      ...typed,
      ...fields,
      name: 'Giấy khen năm',
      revision: String(revision + 1),
      reason: 'x',
    };
    expect((await office.ask(ADMIN, `${PATH}/giay-khen/bieu-mau`, { form: renamed })).status).toBe(303);
    expect(viewLibrary(db, 'giay-khen', ADMIN).head).toMatchObject({
      name: 'Giấy khen năm',
      fields: [{ name: 'ho_ten', label: 'Họ tên', help: 'Ghi cả họ' }],
    });
  });
});
