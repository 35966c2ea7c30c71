import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  acceptFromInbox,
  handIn,
  linksOfDispatch,
  registerDispatch,
  tellStatus,
} from '../../src/registry/index.ts';
import { attachmentsOf } from '../../src/registry/edxml/store.ts';
import { find, parseXml, textIn } from '../../src/registry/edxml/xml.ts';
import { openApi } from './http.ts';
import { acceptAll, verifyDispatch } from '../../src/registry/index.ts';
import { CLERK, type Office, openOffice, pdf, STAFF, WHOLE_HEADER } from './office.ts';
import { packageOf } from './package-of.ts';
import { refusal } from './refusal.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

interface Sent {
  number?: string;
  symbol?: string;
  documentId?: string;
  answers?: string;
  business?: string;
  files?: { name: string; bytes: Uint8Array }[];
  /** Before the root element. */
  prolog?: string;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const pdfFile = (text: string) => ({ name: `${text}.pdf`, bytes: pdf(text) });

/** A package as the current generation writes it. */
function edxml(sent: Sent = {}): Uint8Array {
  const {
    number = '512',
    symbol = 'SXD-VP',
    answers = '',
    business = '<edXML:BussinessDocType>0</edXML:BussinessDocType>',
  } = sent;
  const documentId = sent.documentId ?? `H99.07,2026/11/20,${number}/${symbol}`;
  const files = sent.files ?? [pdfFile('chính'), { name: 'phụ lục.xlsx', bytes: strToU8('bảng') }];
  return strToU8(`<?xml version="1.0" encoding="UTF-8"?>${sent.prolog ?? ''}
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016" xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
 <edXML:edXMLEnvelope><edXML:edXMLHeader><edXML:MessageHeader>
  <edXML:From><edXML:OrganId>H99.07</edXML:OrganId><edXML:OrganName>Sở Xây dựng tỉnh An Hòa</edXML:OrganName></edXML:From>
  <edXML:To><edXML:OrganId>H99.15.03</edXML:OrganId><edXML:OrganName>UBND phường Hải Châu</edXML:OrganName></edXML:To>
  <edXML:DocumentId>${documentId}</edXML:DocumentId>
  <edXML:Code><edXML:CodeNumber>${number}</edXML:CodeNumber><edXML:CodeNotation>${symbol}</edXML:CodeNotation></edXML:Code>
  <edXML:PromulgationInfo><edXML:Place>An Hòa</edXML:Place><edXML:PromulgationDate>2026/11/20</edXML:PromulgationDate></edXML:PromulgationInfo>
  <edXML:DocumentType><edXML:Type>18</edXML:Type><edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
  <edXML:Subject>V/v rà soát biển hiệu &amp; quảng cáo</edXML:Subject>
  <edXML:SignerInfo><edXML:Competence>KT.</edXML:Competence><edXML:Position>PHÓ GIÁM ĐỐC</edXML:Position><edXML:FullName>Đỗ Văn Minh</edXML:FullName></edXML:SignerInfo>
  <edXML:DueDate>2026/12/05</edXML:DueDate>
  <edXML:ToPlaces><edXML:Place>Như trên</edXML:Place><edXML:Place>Lưu: VT</edXML:Place></edXML:ToPlaces>
  <edXML:OtherInfo><edXML:Priority>1</edXML:Priority></edXML:OtherInfo>${answers}
 </edXML:MessageHeader><edXML:TraceHeaderList><edXML:Bussiness>${business}</edXML:Bussiness></edXML:TraceHeaderList></edXML:edXMLHeader></edXML:edXMLEnvelope>
 <AttachmentEncoded>${files
   .map(
     ({ name, bytes }) =>
       `<Attachment><ContentId>cid:${name}</ContentId><AttachmentName>${name}</AttachmentName><ContentTransferEncoded>${base64(bytes)}</ContentTransferEncoded></Attachment>`,
   )
   .join('')}</AttachmentEncoded>
</edXML>`);
}

/** The older generation: SOAP around it, names with another prefix or with none. */
const older = () =>
  strToU8(`<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:eDoc="http://www.e-doc.vn/Schema/">
 <SOAP-ENV:Header><eDoc:MessageHeader>
  <eDoc:From><eDoc:OrganId>000.00.15.H99</eDoc:OrganId><eDoc:OrganName>Sở Nội vụ</eDoc:OrganName></eDoc:From>
  <eDoc:Code><eDoc:CodeNumber>77</eDoc:CodeNumber><eDoc:CodeNotation>SNV</eDoc:CodeNotation></eDoc:Code>
  <eDoc:PromulgationInfo><eDoc:PromulgationDate>05/11/2026</eDoc:PromulgationDate></eDoc:PromulgationInfo>
  <eDoc:Subject>Về việc tập huấn</eDoc:Subject>
 </eDoc:MessageHeader></SOAP-ENV:Header>
 <SOAP-ENV:Body><Attachment><AttachmentName>77.pdf</AttachmentName><ContentTransferEncoded>${base64(pdf('cũ'))}</ContentTransferEncoded></Attachment></SOAP-ENV:Body>
</SOAP-ENV:Envelope>`);

async function* stream(bytes: Uint8Array) {
  // In pieces, as a network brings it.
  for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
}

const receiving = () => ({ ...office, wakeJobs: () => {} });
const send = (bytes: Uint8Array) =>
  handIn(receiving(), stream(bytes), { fileName: 'gói.edxml', direction: 'incoming', channel: 'web' }, CLERK);

describe('a package', () => {
  it('arrives as a paper with its fields as suggestions, and its files', async () => {
    const { id } = await send(edxml());
    const suggestion = (field: string) => office.view(id).fields.find((each) => each.field === field);
    expect(office.view(id)).toMatchObject({ state: 'received', fileName: 'chính.pdf', urgency: 'Khẩn' });
    expect(suggestion('number')).toMatchObject({ suggestion: '512', source: 'edxml', state: 'suggested' });
    expect(suggestion('subject')?.suggestion).toBe('rà soát biển hiệu & quảng cáo');
    expect(suggestion('signer')?.suggestion).toMatchObject({ capacity: 'KT.', name: 'Đỗ Văn Minh' });
    expect(attachmentsOf(office.db, id)).toMatchObject([{ position: 1, fileName: 'phụ lục.xlsx' }]);
    const api = openApi(office);
    const file = await api.ask(CLERK, `/dispatches/${id}/attachments/1`);
    expect(await file.text()).toBe('bảng');
    expect((await api.ask(STAFF, `/dispatches/${id}/attachments/1`)).status).toBe(404);
    api.progress.stop();
  });

  it('keeps what the sender wrote when the paper is read, and takes the rest from the reading', async () => {
    const { id } = await send(edxml());
    office.reader.understanding = {
      ...office.reader.understanding,
      metadata: { ...office.reader.understanding.metadata, ...WHOLE_HEADER, issuerParent: 'UBND TỈNH' },
    };
    await office.work();
    const value = (field: string) => office.view(id).fields.find((each) => each.field === field)?.value;
    expect([value('number'), value('symbol'), value('issuerParent')]).toEqual(['512', 'SXD-VP', 'UBND TỈNH']);
  });

  it('delivered twice is one paper, by web and by the inbox', async () => {
    const first = await send(edxml());
    expect(await send(edxml({ files: [pdfFile('khác')] }))).toMatchObject({ duplicateOf: first.id });
    const accept = acceptFromInbox(receiving());
    const { Readable } = await import('node:stream');
    const again = { name: 'a.edxml', content: Readable.from([edxml()]) };
    expect(await accept(again)).toBe('duplicate');
    expect(await accept({ name: 'b.edxml', content: Readable.from([older()]) })).toBe('taken');
  });

  it('of the older generation is read too', async () => {
    expect(await packageOf(older())).toMatchObject({
      generation: 'edoc',
      number: '77',
      symbol: 'SNV',
      date: '2026-11-05',
      from: { organId: '000.00.15.H99' },
      files: [{ name: '77.pdf' }],
    });
  });

  const inner = zipSync({ 'bảng.pdf': pdf('bảng') });
  const files = [
    { name: 'chính.pdf', bytes: zipSync({ 'x/': new Uint8Array(), 'x/chính.pdf': pdf('chính') }) },
    { name: 'kèm.zip', bytes: zipSync({ 'a.pdf': pdf('a'), 'trong.zip': [inner, { level: 0 }] }) },
    {
      name: 'tờ trình',
      bytes: zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word.xml': pdf('w') }),
    },
    { name: 'ngắn', bytes: strToU8('n') },
  ];
  const utf16 = (bytes: Uint8Array) => Buffer.from(`\ufeff${new TextDecoder().decode(bytes)}`, 'utf16le');
  const inLines = (bytes: Uint8Array) =>
    strToU8(new TextDecoder().decode(bytes).replace(/[A-Za-z0-9+/]{76}/g, '$&\r\n'));
  const inLinesOfWindows = (bytes: Uint8Array) =>
    strToU8(new TextDecoder().decode(bytes).replace(/[A-Za-z0-9+/]{76}/g, '$&&#13;\n'));
  const announced =
    '<Attachment><AttachmentName>a</AttachmentName><ContentTransferEncoded> </ContentTransferEncoded></Attachment>';
  const withNothing = (bytes: Uint8Array) =>
    strToU8(new TextDecoder().decode(bytes).replace('<AttachmentEncoded>', `$&${announced}`));
  it.each<[string, (bytes: Uint8Array) => Uint8Array, number]>([
    ['in one piece', (bytes) => bytes, 1e6],
    ['letter by letter', (bytes) => bytes, 1],
    ['in UTF-16, in odd pieces', utf16, 7],
    ['with its base64 in lines', inLines, 50],
    ['with line ends as Windows has them, referred to', inLinesOfWindows, 3],
    ['with a file that is announced and not there', withNothing, 50],
  ])(
    'that comes %s gives its files: what a sender’s kit zipped is opened, a Word file is not',
    async (_how, as, chunk) => {
      const read = await packageOf(as(edxml({ files })), 1e6, chunk);
      expect(read).toMatchObject({ number: '512', from: { name: 'Sở Xây dựng tỉnh An Hòa' } });
      expect(read.files).toEqual([
        { name: 'chính.pdf', bytes: Buffer.from(pdf('chính')) },
        { name: 'a.pdf', bytes: Buffer.from(pdf('a')) },
        { name: 'bảng.pdf', bytes: Buffer.from(pdf('bảng')) },
        { name: 'tờ trình', bytes: Buffer.from(files[2]!.bytes) },
        { name: 'ngắn', bytes: Buffer.from('n') },
      ]);
    },
  );

  it('is linked to what it answers, by its code or by its identifier', async () => {
    const asked = await office.verifiedPaper('hỏi', {
      ...WHOLE_HEADER,
      number: '9',
      symbol: 'UBND',
      date: '2026-11-01',
    });
    registerDispatch(office.db, office.versioned(asked), CLERK, office.clock);
    const answers =
      '<edXML:ResponseFor><edXML:Code>9/UBND</edXML:Code><edXML:PromulgationDate>2026/11/01</edXML:PromulgationDate></edXML:ResponseFor>';
    const { id } = await send(edxml({ answers }));
    await office.work();
    acceptAll(office.db, office.versioned(id), CLERK, office.clock);
    verifyDispatch(office.db, office.versioned(id), CLERK, office.clock);
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    expect(linksOfDispatch(office.db, id, CLERK)).toMatchObject([
      { kind: 'answers', source: 'edxml', paper: { id: asked } },
    ]);
    const business =
      '<edXML:BussinessDocType>3</edXML:BussinessDocType><edXML:ReplacementInfoList><edXML:ReplacementInfo><edXML:DocumentId>H99.07,2026/11/20,512/SXD-VP</edXML:DocumentId></edXML:ReplacementInfo></edXML:ReplacementInfoList>';
    const replacing = await send(edxml({ number: '600', business, files: [pdfFile('thay')] }));
    expect(linksOfDispatch(office.db, replacing.id, CLERK)).toMatchObject([
      { kind: 'replaces', paper: { id } },
    ]);
  });

  it('with a main file that another agency has sent too is a paper of its own', async () => {
    const shared = [pdfFile('văn bản liên tịch')];
    const [one, again] = [await send(edxml({ files: shared })), await send(edxml({ files: shared }))];
    const theirs = new TextDecoder().decode(edxml({ files: shared })).replaceAll('H99.07', 'H99.09');
    const other = await send(strToU8(theirs));
    expect([again.id === one.id, other.id === one.id]).toEqual([true, false]);
    await office.work();
    for (const { id } of [one, other]) expect(office.view(id)).toMatchObject({ state: 'to-verify' });
  });

  it('that recalls takes the paper back', async () => {
    const { id } = await send(edxml());
    const business =
      '<edXML:BussinessDocType>1</edXML:BussinessDocType><edXML:DocumentId>H99.07,2026/11/20,512/SXD-VP</edXML:DocumentId>';
    expect(await send(edxml({ business, files: [] }))).toMatchObject({ id, state: 'withdrawn' });
    await expect(send(edxml({ business: business.replace('512/', '1/'), files: [] }))).rejects.toMatchObject({
      code: 'edxml.recall-of-unknown',
    });
  });
});

describe('a package that is refused', () => {
  const nested = (levels: number): Uint8Array =>
    levels === 0 ? pdf('đáy') : zipSync({ [`${levels}.zip`]: nested(levels - 1) });
  const doctype = '<!DOCTYPE edXML [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  const lol = '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>';
  const bad: [string, () => Uint8Array, string][] = [
    ['an external entity', () => edxml({ prolog: doctype }), 'edxml.forbidden-xml'],
    ['entities that multiply', () => edxml({ prolog: lol }), 'edxml.forbidden-xml'],
    ['an unknown entity', () => edxml({ symbol: '&x;' }), 'edxml.bad-xml'],
    ['tags that do not match', () => edxml({ symbol: '</edXML:Code>' }), 'edxml.bad-xml'],
    [
      'a hundred levels of tags',
      () => edxml({ answers: '<a>'.repeat(100) + '</a>'.repeat(100) }),
      'edxml.forbidden-xml',
    ],
    [
      'ten levels of archives',
      () => edxml({ files: [{ name: 'x.zip', bytes: nested(10) }] }),
      'edxml.archive-too-deep',
    ],
    [
      'an archive that unpacks to more than is taken',
      () => edxml({ files: [{ name: 'x.zip', bytes: zipSync({ 'a.pdf': new Uint8Array(8e6) }) }] }),
      'edxml.too-large',
    ],
    [
      'files larger than is taken',
      () => edxml({ files: [{ name: 'x.pdf', bytes: new Uint8Array(2e6) }] }),
      'edxml.too-large',
    ],
    ['no file', () => edxml({ files: [] }), 'edxml.no-document'],
    [
      'an archive of nothing',
      () => edxml({ files: [{ name: 'x.zip', bytes: zipSync({ 'a.txt': new Uint8Array() }) }] }),
      'edxml.no-document',
    ],
    [
      'a file that is no base64',
      () =>
        strToU8(
          Buffer.from(edxml({ files: [pdfFile('a')] }))
            .toString()
            .replace(/(<ContentTransferEncoded>)[^<]{4}/, '$1*!*!'),
        ),
      'edxml.bad-attachment',
    ],
  ];
  it.each(bad)('%s', async (_why, bytes, code) => {
    await expect(send(bytes())).rejects.toMatchObject({ code });
  });

  it('a hundred thousand tags that never end, before anybody has waited for it', async () => {
    const endless = strToU8('<ContentTransferEncoded '.repeat(100_000));
    await expect(packageOf(endless, 1e7, endless.length)).rejects.toMatchObject({ code: 'edxml.bad-xml' });
  });

  it('tells a program its code and its status', async () => {
    const api = openApi(office);
    const body = edxml({ prolog: doctype }) as BodyInit;
    const response = await api.ask(CLERK, '/dispatches', {
      body,
      headers: { 'content-type': 'application/xml' },
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      422,
      'edxml.forbidden-xml',
    ]);
    api.progress.stop();
  });
});

describe('a status for the sender', () => {
  const tell = (dispatchId: string, status: 'received' | 'refused', description = '') =>
    tellStatus(
      office.db,
      { dispatchId, status, description, agencyName: 'UBND phường Hải Châu' },
      CLERK,
      office.clock,
    );

  it('names the paper it answers, once and for all', async () => {
    const { id } = await send(edxml());
    const first = tell(id, 'received');
    office.clock.advance(3_600_000);
    expect(Buffer.from(tell(id, 'received').bytes)).toEqual(Buffer.from(first.bytes));
    const header = find(parseXml(Buffer.from(first.bytes).toString()), 'MessageHeader');
    expect([textIn(header, 'StatusCode'), textIn(header, 'Timestamp')]).toEqual([
      '03',
      '2026/11/23 09:00:00',
    ]);
    const answered = find(header!, 'ResponseFor');
    expect([textIn(answered, 'Code'), textIn(answered, 'DocumentId')]).toEqual([
      '512/SXD-VP',
      'H99.07,2026/11/20,512/SXD-VP',
    ]);
  });

  it('needs a reason to refuse, and a paper that came as data', async () => {
    const { id } = await send(edxml());
    expect(refusal(() => tell(id, 'refused'))).toBe('edxml.reason-needed');
    expect(refusal(() => tell(id, 'refused', 'gửi nhầm cơ quan'))).toBe('done');
    const { id: onPaper } = await office.handIn(pdf('giấy'));
    expect(refusal(() => tell(onPaper, 'received'))).toBe('edxml.not-data');
  });
});
