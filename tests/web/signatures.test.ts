import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveSignatures } from '../../src/reading/store.ts';
import { recheckSignatures, viewDispatch } from '../../src/registry/index.ts';
import { findDispatch } from '../../src/registry/store.ts';
import type { SignatureCheck } from '../../src/signatures/index.ts';
import { issueP12 } from '../../scripts/samples/authority.ts';
import { CLERK, STAFF } from '../registry/office.ts';
import { FROM, PASSWORD, root, TO } from '../signatures/signed-papers.ts';
import { openWebOffice, type WebOffice } from './office.ts';

const VALID: SignatureCheck = {
  state: 'valid',
  reason: null,
  certificate: {
    holder: 'Lương Đình Phúc',
    organization: 'UBND tỉnh Trường Sơn',
    issuer: 'Nơi cấp <mẫu>',
    issuerOrganization: null,
    serial: '0AFE',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2028-01-01T00:00:00.000Z',
  },
  issuers: ['Nơi cấp <mẫu>'],
  signedAt: '2026-11-20T03:04:05.000Z',
  timeFrom: 'signer',
  statedReason: 'Ký ban hành',
  statedLocation: null,
  later: 'signatures',
  revocation: 'unknown',
  revokedAt: null,
  revocationAsOf: null,
};
const ALTERED: SignatureCheck = { ...VALID, state: 'altered', reason: 'digest-differs', later: 'none' };

let office: WebOffice;
beforeEach(async () => {
  office = await openWebOffice();
});
afterEach(() => office.close());

async function signedPaper(signatures: SignatureCheck[]): Promise<string> {
  const id = await office.readPaper('văn bản ký số');
  saveSignatures(office.db, findDispatch(office.db, id)!.readingId!, signatures);
  return id;
}
const textOf = async (path: string, actor = CLERK) => (await office.ask(actor, path)).text();

describe('the digital signatures of a paper', () => {
  it('stand on its page: state, who, when, by whose certificate', async () => {
    const page = await textOf(`/van-ban/${await signedPaper([VALID])}`);
    for (const words of [
      'Hợp lệ',
      'Lương Đình Phúc',
      '20/11/2026',
      'theo máy người ký',
      'Nơi cấp &lt;mẫu&gt;',
      '0AFE',
      'chỉ có thêm chữ ký khác',
      'không kiểm tra được: trong tệp và ở cơ quan không có danh sách thu hồi',
    ])
      expect(page).toContain(words);
  });

  it('stand on the verify page, with a warning where one is not valid', async () => {
    const page = await textOf(`/xac-minh/${await signedPaper([VALID, ALTERED])}`);
    expect(page).toContain('2 chữ ký số');
    expect(page).toContain('đã bị sửa');
    expect(page).toContain('Nội dung đã thay đổi sau khi ký');
  });

  it('a paper without signatures shows nothing of them', async () => {
    expect(await textOf(`/van-ban/${await signedPaper([])}`)).not.toContain('data-testid="signatures"');
  });

  it('are checked again by whoever may see the paper, and nobody else', async () => {
    const id = await signedPaper([ALTERED]);
    const { db, clock } = office;
    await recheckSignatures(db, id, async (files) => ([...files].length === 1 ? [VALID] : []), CLERK, clock);
    expect(viewDispatch(db, id, CLERK).digitalSignatures).toEqual([VALID]);
    await expect(recheckSignatures(db, id, async () => [ALTERED], STAFF, clock)).rejects.toMatchObject({
      status: 404,
    });
    expect(viewDispatch(db, id, CLERK).digitalSignatures).toEqual([VALID]);
  });
});

describe('the page of keys', () => {
  const upload = (entries: Record<string, Uint8Array | string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(entries)) {
      if (typeof value === 'string') form.set(name, value);
      else form.set(name, new File([Uint8Array.from(value)], `${name}.bin`));
    }
    return form;
  };
  const holder = { name: 'Đỗ Thị Ánh', organization: 'UBND', from: FROM, to: TO };
  const p12 = issueP12(root, holder, PASSWORD);

  it('takes a key and shows whose it is; a wrong password is told beside the form', async () => {
    const leader = office.hire('lanhdao', ['leader']);
    const wrong = await office.ask(leader, '/chu-ky-so/cua-toi', { form: upload({ p12, password: 'sai' }) });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('mật khẩu không đúng')]);
    const right = await office.ask(leader, '/chu-ky-so/cua-toi', {
      form: upload({ p12, password: PASSWORD }),
    });
    expect(right.headers.get('location')).toBe('/chu-ky-so?xong=da-nap-khoa');
    expect(await textOf('/chu-ky-so', leader)).toContain('Đỗ Thị Ánh');
  });

  it('shows the agency’s key and the trust list to administrators only', async () => {
    const leader = office.hire('lanhdao', ['leader']);
    const admin = office.hire('quantri', ['admin']);
    expect(await textOf('/chu-ky-so', leader)).not.toContain('Khóa ký của cơ quan');
    const added = await office.ask(admin, '/chu-ky-so/noi-cap', {
      form: upload({ certificate: Buffer.from(root.pem) }),
    });
    expect(added.headers.get('location')).toBe('/chu-ky-so?xong=da-tin');
    expect(await textOf('/chu-ky-so', admin)).toContain(root.name);
    const refused = await office.ask(leader, '/chu-ky-so/noi-cap', {
      form: upload({ certificate: Buffer.from(root.pem) }),
    });
    expect(refused.status).toBe(403);
  });
});
