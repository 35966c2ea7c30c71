/**
 * `npm run round-trip -- [--kind scan|fax|sealed|phone] [TEMPLATE …]`: each template filled, printed, scanned, read by
 * OCR and understood, against the draft's own fields and duties. The tests do it with one (tests/drafting/round-trip.test.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formOf, templates } from '../src/drafting/index.ts';
import { chooseEngine, openRecogniser } from '../src/reading/engine.ts';
import { sampleDocument } from './gallery/sample.ts';
import { roundTrip } from './samples/round-trip.ts';
import { SCAN_KINDS } from './samples/scan-paper.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kind: { type: 'string', default: 'scan' } },
});
const kind = SCAN_KINDS.find((known) => known === values.kind) ?? 'scan';
const folder = mkdtempSync(join(tmpdir(), 'round-trip-'));
const recogniser = openRecogniser(await chooseEngine('auto'));
const sums = { fields: 0, wrong: 0, duties: 0, missed: 0 };
try {
  for (const [id, template] of templates()) {
    if (positionals.length > 0 && !positionals.includes(id)) continue;
    // A copy has no head of its own.
    if (formOf(template.head.kind) === 'copy') continue;
    const trip = await roundTrip(sampleDocument(template), kind, { folder, recogniser });
    const { fields, wrongFields, duties, missedDuties } = trip;
    sums.fields += fields;
    sums.wrong += wrongFields.length;
    sums.duties += duties;
    sums.missed += missedDuties.length;
    const right = `${fields - wrongFields.length}/${fields} fields, ${duties - missedDuties.length}/${duties} duties`;
    console.log([`${id}: ${right}`, ...wrongFields, ...missedDuties].join('\n    '));
  }
  const { fields, wrong, duties, missed } = sums;
  console.log(`${kind}: ${fields - wrong}/${fields} fields, ${duties - missed}/${duties} duties`);
} finally {
  await recogniser.close();
  rmSync(folder, { recursive: true });
}
