/**
 * Keys for the demo, made at its first start: an authority of its own, the keys of the leaders and of the agency, and
 * an incoming paper that is signed. None of it is in the repository.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Clock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/database.ts';
import { actorOfPerson, SERVICE } from '../../src/people/index.ts';
import { type DispatchDocument, printPdf, signDispatch, USUAL_STYLE } from '../../src/drafting/index.ts';
import { addToTrustList, loadKey, p12Signer, trustFolder } from '../../src/signatures/index.ts';
import { agency } from './agency.ts';
import { type Authority, issueP12, makeAuthority } from './authority.ts';
import { seedOf } from './random.ts';
import type { SeededAgency } from './seed-agency.ts';
import { handPicture, SEAL_MM, sealPicture } from './signing-pictures.ts';

export interface SigningSeed {
  db: Db;
  clock: Clock;
  agency: SeededAgency;
  dataDir: string;
  trustDir: string;
}

const AUTHORITY = 'Nơi cấp chứng thư mẫu (chỉ để dùng thử)';
const YEARS = 3;

/** @returns what is to be told: where the key files lie, and an incoming paper to be read */
export async function seedSigning(seed: SigningSeed): Promise<{ told: string; incoming: Readable }> {
  const { db, clock, trustDir, dataDir } = seed;
  const from = new Date(clock.now());
  from.setUTCMonth(0, 1);
  const authority = makeAuthority(AUTHORITY, from);
  addToTrustList(trustFolder(trustDir), Buffer.from(authority.pem));
  const { password } = seed.agency.people[0]!;
  const folder = join(dataDir, 'khoa-ky');
  mkdirSync(folder, { recursive: true });
  const p12Of = (name: string, file: string): Uint8Array => {
    const p12 = issueP12(authority, { name, organization: agency.name, ...validity(from) }, password);
    writeFileSync(join(folder, file), p12, { mode: 0o600 });
    return p12;
  };
  for (const leader of seed.agency.people.filter(({ roles }) => roles.includes('leader'))) {
    const p12 = p12Of(leader.fullName, `${leader.username}.p12`);
    const picture = handPicture(seedOf(leader.fullName));
    loadKey(
      db,
      { owner: 'me', p12, password, picture },
      actorOfPerson(db, leader.id, { address: null, scopes: null }, clock)!.actor,
      clock,
    );
  }
  const p12 = p12Of(agency.name, 'co-quan.p12');
  const picture = sealPicture(agency.name.toUpperCase());
  loadKey(db, { owner: 'agency', p12, password, picture, sealDiameter: SEAL_MM }, SERVICE, clock);
  const told = `Khóa ký số mẫu: ${folder}/*.p12, mật khẩu ${password} (đã nạp cho lãnh đạo và cơ quan).\n`;
  return { told, incoming: Readable.from([await incomingPaper(authority, from)]) };
}

function validity(from: Date): { from: Date; to: Date } {
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + YEARS);
  return { from, to };
}

/** As it comes from the province over the network: a PDF with two signatures. */
async function incomingPaper(authority: Authority, from: Date): Promise<Uint8Array> {
  const at = new Date(Math.max(Date.parse('2026-07-02T02:30:00Z'), from.getTime()));
  const signerOf = (name: string) => {
    const holder = { name, organization: PROVINCE, ...validity(from) };
    return p12Signer(issueP12(authority, holder, ''), '');
  };
  return signDispatch(await printPdf(INCOMING, at), INCOMING, {
    people: [{ signer: signerOf('Lương Đình Phúc'), picture: handPicture(11) }],
    agency: { signer: signerOf(PROVINCE), picture: sealPicture(PROVINCE.toUpperCase()), diameterMm: SEAL_MM },
    at,
  });
}

const PROVINCE = `Ủy ban nhân dân tỉnh ${agency.province}`;

const INCOMING: DispatchDocument = {
  kind: 'Công văn',
  header: {
    parent: null,
    agency: `Ủy ban nhân dân\ntỉnh ${agency.province}`,
    number: '2417',
    symbol: 'UBND-KSTT',
    place: agency.province,
    date: '2026-07-02',
  },
  subject: 'thực hiện gửi, nhận văn bản điện tử có ký số',
  addressees: { label: 'Kính gửi', names: ['Các sở, ban, ngành tỉnh', 'Ủy ban nhân dân các xã, phường'] },
  authority: null,
  bases: [],
  enacting: null,
  body: [
    {
      kind: 'paragraph',
      text: `Để bảo đảm giá trị pháp lý của văn bản điện tử, ${PROVINCE} yêu cầu:`,
    },
    {
      kind: 'clause',
      text: 'Ủy ban nhân dân các xã, phường kiểm tra chữ ký số của văn bản đến trước khi vào sổ; báo cáo kết quả về Văn phòng Ủy ban nhân dân tỉnh trước ngày 31 tháng 7 năm 2026.',
    },
    { kind: 'clause', text: 'Sở Khoa học và Công nghệ hướng dẫn, theo dõi việc thực hiện.' },
  ],
  endMark: true,
  signatures: [{ titles: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Lương Đình Phúc' }],
  recipients: { list: ['Như trên'], filed: 'VT, KSTT' },
  urgency: null,
  circulation: null,
  contact: [],
  appendices: [],
  medium: 'electronic',
  style: USUAL_STYLE,
};
