/** An archive of an agency of twenty years, written straight into the tables. */
import type { Connection } from '../../src/platform/sqlite.ts';

export interface Size {
  dispatches: number;
  obligations: number;
}

const UNITS = 20;
const PEOPLE = 200;
/** One in so many duties is open. */
const OPEN_EVERY = 8;

const ACTIONS = [
  'Rà soát, báo cáo kết quả thực hiện',
  'Xây dựng kế hoạch triển khai',
  'Tổng hợp số liệu, báo cáo kết quả',
  'Kiểm tra việc chấp hành quy định',
  'Tham mưu văn bản chỉ đạo',
  'Tổ chức tuyên truyền, phổ biến',
  'Lập danh sách, gửi kết quả',
];

export function fillArchive(connection: Connection, { dispatches, obligations }: Size): void {
  connection.pragma('synchronous = OFF');
  // The indexes of half a million rows are written in no order: they are held in memory meanwhile.
  const cache = connection.pragma('cache_size', { simple: true });
  connection.pragma('cache_size = -1500000');
  connection.transaction(() => office(connection))();
  inBatches(dispatches, (from, to) => connection.transaction(() => papers(connection, from, to))());
  inBatches(obligations, (from, to) =>
    connection.transaction(() => duties(connection, from, to, dispatches))(),
  );
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.pragma(`cache_size = ${String(cache)}`);
  connection.pragma('synchronous = FULL');
}

function inBatches(count: number, make: (from: number, to: number) => void): void {
  for (let from = 0; from < count; from += 20_000) make(from, Math.min(count, from + 20_000));
}

function office(connection: Connection): void {
  const unit = connection.prepare(
    `insert into units (id, name, short_name, valid_from, position) values (?, ?, '', '2000-01-01', ?)`,
  );
  const person = connection.prepare(
    `insert into people (id, name, sort_name, post, created_at) values (?, ?, ?, '', '2020-01-01T00:00:00.000Z')`,
  );
  const member = connection.prepare(
    `insert into memberships (person_id, unit_id, valid_from) values (?, ?, '2000-01-01')`,
  );
  const register = connection.prepare(
    `insert into registers (id, year, direction, code, name, next_number) values (?, ?, 'incoming', 'chung', ?, 1)`,
  );
  for (let at = 0; at < UNITS; at++) unit.run(`u-${at}`, `Đơn vị số ${at}`, at);
  for (let at = 0; at < PEOPLE; at++) {
    person.run(`p-${at}`, `Nguyễn Văn ${at}`, `${at} nguyen van ${at}`);
    member.run(`p-${at}`, `u-${at % UNITS}`);
  }
  connection
    .prepare(`insert into unit_heads (unit_id, person_id, since) values ('u-5', 'p-45', '2026-01-01')`)
    .run();
  for (let year = 2007; year <= 2026; year++) register.run(`r-${year}`, year, `Sổ đến ${year}`);
}

function papers(connection: Connection, from: number, to: number): void {
  const paper = connection.prepare(
    `insert into dispatches (id, direction, state, file_name, channel, received_at, number, symbol, date, type, subject,
       issuer, issuer_folded, register_id, register_number, registered_at, updated_at, version, addressees, recipients)
     values (?, 'incoming', ?, ?, 'web', ?, ?, 'UBND-TH', ?, 'Công văn', ?, 'UBND thành phố', 'ubnd thanh pho', ?, ?, ?, ?, 1, '[]', '[]')`,
  );
  const access = connection.prepare(
    `insert into dispatch_access (dispatch_id, kind, grantee, granted_at) values (?, 'unit', ?, ?)`,
  );
  for (let at = from; at < to; at++) {
    const day = dayBack(7300 - Math.floor((at / 200_000) * 7300));
    const received = `${day}T0${at % 9}:00:00.000Z`;
    const open = at % 1000 === 0;
    const id = `d-${at}`;
    const year = Number(day.slice(0, 4));
    const registered = open ? [null, null, null] : [`r-${Math.max(2007, year)}`, at + 1, received];
    const subject = `V/v ${ACTIONS[at % ACTIONS.length]} đợt ${at}`;
    paper.run(
      id,
      open ? 'to-verify' : 'registered',
      `${at}.pdf`,
      received,
      String(at),
      day,
      subject,
      ...registered,
      received,
    );
    access.run(id, `u-${at % UNITS}`, received);
  }
}

/** So many days before the day of the bench. */
const dayBack = (days: number) =>
  new Date(Date.parse('2026-11-26') - days * 86_400_000).toISOString().slice(0, 10);

function duties(connection: Connection, from: number, to: number, papersCount: number): void {
  const duty = connection.prepare(
    `insert into obligations (id, code, code_base, code_number, side, source_kind, dispatch_id, source_name, title,
       assigner_id, assigner_name, lead_unit_id, lead_person_id, lead_name, due_kind, original_due, due, due_order,
       status, open, assigned_on, accepted_on, sent_on, confirmed_on, created_at, updated_at)
     values (?, ?, ?, ?, ?, 'paper', ?, ?, ?, ?, 'Chủ tịch', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const text = connection.prepare(
    `insert into obligation_texts (obligation_id, action, targets, legal_basis, evidence, deadline)
     values (?, ?, '[]', '[]', '[]', '{"kind":"none","raw":null,"date":null}')`,
  );
  const party = connection.prepare(
    `insert into obligation_parties (obligation_id, role, kind, party_id, name) values (?, ?, ?, ?, ?)`,
  );
  const words = connection.prepare(`insert into obligation_words (obligation_id, folded) values (?, ?)`);
  const history = connection.prepare(
    `insert into obligation_history (id, obligation_id, version, at, by_name, did, to_status, details)
     values (?, ?, 1, ?, 'Hệ thống', 'created', 'new', '{}')`,
  );
  for (let at = from; at < to; at++) {
    const id = `o-${String(at).padStart(7, '0')}`;
    const open = mixed(at) % OPEN_EVERY === 0;
    const unit = at % UNITS;
    const person = at % 3 === 0 ? `p-${at % PEOPLE}` : null;
    const undated = at % 23 === 0;
    // Open ones spread around today; the others over twenty years.
    const age = open ? (at % 240) - 60 : 30 + (at % 7000);
    const due = undated ? null : dayBack(age);
    const status = open ? OPEN_STATUSES[at % OPEN_STATUSES.length]! : at % 50 === 1 ? 'cancelled' : 'done';
    const assigned = dayBack(Math.max(1, age) + 20);
    const done = status === 'done' ? dayBack(age + (at % 5 === 0 ? -3 : 2)) : null;
    const code = `${at}/UBND-TH#1a-${at}`;
    const action = `${ACTIONS[at % ACTIONS.length]} số ${at}`;
    const instant = `${assigned}T02:00:00.000Z`;
    const lead = at % 97 === 0 ? null : `u-${unit}`;
    duty.run(
      id,
      code,
      `${at}/UBND-TH`,
      at,
      at % 10 === 0 ? 'theirs' : 'ours',
      `d-${at % Math.max(1, papersCount)}`,
      'Công văn UBND-TH',
      action,
      at % 4 === 0 ? `p-0` : null,
      lead,
      person,
      lead === null ? '' : `Đơn vị số ${unit}`,
      undated ? 'none' : 'date',
      due,
      due,
      due ?? '9999-12-31',
      status,
      open ? 1 : 0,
      assigned,
      status === 'new' ? null : assigned,
      done,
      done,
      instant,
      instant,
    );
    text.run(id, action);
    if (lead !== null) party.run(id, 'lead', 'unit', lead, `Đơn vị số ${unit}`);
    if (person !== null) party.run(id, 'lead', 'person', person, person);
    party.run(id, 'cooperator', 'unit', `u-${(unit + 7) % UNITS}`, `Đơn vị số ${(unit + 7) % UNITS}`);
    words.run(id, `${code} ${FOLDED[at % ACTIONS.length]} so ${at}`.toLowerCase());
    history.run(`h-${id}`, id, instant);
  }
}

/** The same for the same number, and in step with nothing: every unit and person has its share of what is open. */
const mixed = (at: number) => Math.imul(at + 1, 2654435761) >>> 16;

const OPEN_STATUSES = [
  'new',
  'accepted',
  'in-progress',
  'in-progress',
  'awaiting',
  'returned',
  'in-progress',
];
const FOLDED = [
  'ra soat bao cao ket qua thuc hien',
  'xay dung ke hoach trien khai',
  'tong hop so lieu bao cao ket qua',
  'kiem tra viec chap hanh quy dinh',
  'tham muu van ban chi dao',
  'to chuc tuyen truyen pho bien',
  'lap danh sach gui ket qua',
];
