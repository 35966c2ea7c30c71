/** A draft printed, laid on a scanner and read again: what it says of itself, and what reading makes of the scan. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DispatchDocument, printPdf, signaturePlaces } from '../../src/drafting/index.ts';
import { dutiesHandedDown } from '../../src/drafting/handed-down.ts';
import { paddedNumber, recipientLines } from '../../src/drafting/wording.ts';
import { A4 } from '../../src/printing/index.ts';
import { isRead, type ReadPage } from '../../src/reading/page.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import type { Recogniser } from '../../src/reading/recogniser.ts';
import { type Metadata, type Obligation, understand } from '../../src/understanding/index.ts';
import { type ScanKind, scanPaper } from './scan-paper.ts';

const PRINTED = new Date('2026-11-26T02:00:00Z');

/** What the draft says of itself, as reading gives it. */
export function ownFields(document: DispatchDocument): Partial<Metadata> {
  const { header } = document;
  return {
    issuer: header.agency.replaceAll('\n', ' ').toUpperCase(),
    number: paddedNumber(header.number ?? ''),
    symbol: header.symbol,
    type: document.kind,
    ...(header.place ? { place: header.place, date: header.date } : {}),
    ...(document.subject ? { subject: document.subject.replace(/^Về việc /u, '') } : {}),
    ...(document.addressees ? { addressees: document.addressees.names } : {}),
    recipients: recipientLines(document).map((line) => line.replace(/^- |[;.]$/gu, '')),
  };
}

/** The pages of a file, read as those of an upload are. */
export async function pagesOfFile(path: string, recogniser: Recogniser): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  for await (const page of readDocument(path, 'pdf', { recogniser })) if (isRead(page)) pages.push(page);
  return pages;
}

/** Printed, signed with a pen, sealed where the kind is in colour, laid askew on the glass. */
export async function scannedDraft(document: DispatchDocument, kind: ScanKind): Promise<Uint8Array> {
  const bytes = await printPdf(document, PRINTED);
  const place = signaturePlaces(document).at(-1)!;
  const { x, y, width, height } = place;
  const signing = { page: place.page + 1, box: { x, y: A4.height - y - height, width, height } };
  const signer = document.signatures.at(-1)!.name;
  const sealOwner = document.header.agency.replaceAll('\n', ' ').toUpperCase();
  const order = { kind, seed: document.subject, signer, sealOwner, scanned: PRINTED };
  return scanPaper({ bytes, pages: [], signing }, order);
}

export interface RoundTrip {
  /** Names of the fields that came back otherwise. */
  wrongFields: string[];
  fields: number;
  /** Duties of the draft that were not found with their units and their day. */
  missedDuties: string[];
  duties: number;
}

/** @param folder for the scan */
export async function roundTrip(
  document: DispatchDocument,
  kind: ScanKind,
  { folder, recogniser }: { folder: string; recogniser: Recogniser },
): Promise<RoundTrip> {
  const path = join(folder, 'scan.pdf');
  await writeFile(path, await scannedDraft(document, kind));
  const { metadata, obligations } = understand(await pagesOfFile(path, recogniser));
  const own = ownFields(document);
  const names = Object.keys(own) as (keyof Metadata)[];
  const same = (name: keyof Metadata) => JSON.stringify(own[name]) === JSON.stringify(metadata[name]);
  const duties = dutiesHandedDown(document).map(dutyLine);
  const found = new Set(obligations.map(dutyLine));
  return {
    wrongFields: names
      .filter((name) => !same(name))
      .map((name) => `${name}: ${JSON.stringify(metadata[name])}`),
    fields: names.length,
    missedDuties: duties.filter((duty) => !found.has(duty)),
    duties: duties.length,
  };
}

const dutyLine = ({ assignees, action, deadline }: Obligation): string =>
  [assignees.join(', '), action, deadline.date ?? ''].join(' | ');
