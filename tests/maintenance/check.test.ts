import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check, exitCodeOf, reportText } from '../../src/maintenance/index.ts';
import { enqueueJob, leaseJob } from '../../src/platform/jobs/queue.ts';
import { type House, openHouse } from './house.ts';

describe('check', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => {
    house.database.close();
    rmSync(house.root, { recursive: true, force: true });
  });
  const run = (repair = false) => check({ ...house, repair });

  test('an office that is well', async () => {
    await house.handIn('một');
    house.archive.add({ subject: 'hai' });
    house.archive.index();
    const report = await run();
    expect(report).toMatchObject({
      healthy: true,
      files: { checked: 1 },
      trail: { lines: 1, brokenAt: null },
    });
    expect(exitCodeOf(report)).toBe(0);
    expect(reportText(report)).toMatchInlineSnapshot(`
      "✓ Cơ sở dữ liệu: nguyên vẹn
      ✓ Tệp gốc: 1 tệp, đúng từng byte
      ✓ Nhật ký: 1 dòng, chuỗi liền mạch
      ✓ Chỉ mục tìm kiếm: 1 văn bản, khớp
      ✓ Hàng đợi: 0 chờ, 0 đang chạy
      Tất cả đều nguyên vẹn."
    `);
  });

  test('files that are missing, corrupt and orphaned', async () => {
    const [gone, damaged, unknown] = [
      await house.handIn('một'),
      await house.handIn('hai'),
      await house.handIn('ba'),
    ];
    rmSync(join(house.filesDir, gone.slice(0, 2), gone));
    writeFileSync(join(house.filesDir, damaged.slice(0, 2), damaged), 'khác');
    house.db.run(`DELETE FROM stored_files WHERE sha256 = '${unknown}'`);
    const report = await run();
    expect(report.files).toEqual({ checked: 2, missing: [gone], corrupt: [damaged], orphaned: [unknown] });
    expect(exitCodeOf(report)).toBe(1);
    expect(reportText(report)).toContain(`hỏng ${damaged}`);
  });

  test('orphaned files alone are no fault', async () => {
    await house.handIn('một');
    house.db.run('DELETE FROM stored_files');
    expect(await run()).toMatchObject({ healthy: true, files: { orphaned: [expect.any(String)] } });
  });

  test('an audit line that was changed', async () => {
    await house.handIn('một');
    await house.handIn('hai');
    house.db.run(`UPDATE audit_trail SET did = 'other' WHERE seq = 2`);
    const report = await run();
    expect(report).toMatchObject({ healthy: false, trail: { lines: 1, brokenAt: 2 } });
    expect(reportText(report)).toContain('đứt ở dòng 2');
  });

  test('an index that differs, and its repair', async () => {
    house.archive.add({ subject: 'một' });
    house.db.run('DELETE FROM search_outbox');
    expect(await run()).toMatchObject({ healthy: false, index: { missing: ['d-00001'], repaired: false } });
    const repaired = await run(true);
    expect(repaired).toMatchObject({ healthy: true, index: { missing: ['d-00001'], repaired: true } });
    expect(reportText(repaired)).toContain('đã sửa');
    expect(await run()).toMatchObject({ healthy: true, index: { missing: [] } });
  });

  test('an index with a damaged structure is rebuilt', async () => {
    house.archive.add({ subject: 'một hai' });
    house.archive.index();
    house.database.connection.unsafeMode(true).exec('DELETE FROM search_text_data WHERE id > 10');
    expect(await run()).toMatchObject({ healthy: false, index: { sound: false } });
    expect(await run(true)).toMatchObject({ healthy: true, index: { rebuilt: true } });
    expect(await run()).toMatchObject({ healthy: true, index: { sound: true } });
  });

  test('rows that name rows that are not there', async () => {
    house.database.connection.pragma('foreign_keys = OFF');
    house.archive.add({ registerId: 'nowhere' });
    expect(await run()).toMatchObject({
      healthy: false,
      database: { brokenReferences: expect.arrayContaining(['dispatches → registers']) },
    });
  });

  test('a job that nobody does any more', async () => {
    enqueueJob(house.db, { kind: 'reading.read', payload: {} }, house.clock);
    leaseJob(house.db, ['reading.read'], { owner: 'dead', milliseconds: 15_000 }, house.clock);
    house.clock.advance(3_600_000);
    expect(await run()).toMatchObject({
      healthy: false,
      jobs: { running: 1, stuck: [expect.stringContaining('reading.read')] },
    });
  });
});
