/**
 * A name on paper matched with the directory of agencies: "SỞ KH&ĐT GIA LAI", "UBMTTQVN tỉnh", "CA xã Ia
 * Púch". Accents, spaces and a few letters may be misread. A provincial or local body is told apart by its
 * place, which stands in the name or comes from the body above it, so that the same sở of two provinces is
 * never one agency.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import {
  CENTRAL_AGENCIES,
  LOCAL_AGENCIES,
  PROVINCES,
  PROVINCIAL_AGENCIES,
  provinceOfLetters,
  type AgencyRecord,
  type LocalRecord,
  type Province,
  type ProvincialRecord,
  type Validity,
} from './agencies.ts';
import shorthand from './data/agency-shorthand.json' with { type: 'json' };
import { editDistance, isUpperCase, plain } from './likeness.ts';

export interface AgencyMatch extends Validity {
  /** "bo-tai-chinh", "gia-lai/so-tai-chinh", "gia-lai/xa-ia-puch/ubnd"; a sở whose province nobody names: "so-tai-chinh". */
  id: string;
  officialName: string;
  level: 'central' | 'provincial' | 'district' | 'communal';
  /** Name of the province it belongs to, where that is known. */
  province: string | null;
  /** "xã Ia Púch", for a body of a district or commune. */
  place: string | null;
  /** Whether it stood on the day that was asked for; null where no day was given. */
  inForce: boolean | null;
  successor: { id: string; officialName: string } | null;
}

/** What the name is read under: the agency above it, or one that fixes the province. */
export interface Surroundings {
  /** Null where the level is not known. */
  level: AgencyMatch['level'] | null;
  province: string | null;
  place: string | null;
}

/** "(để báo cáo)" behind a name. */
const REMARK = /\s?\([^)]{0,60}\)?\s{0,2}$/u;

/**
 * The agency of the directory that a name means on that day, or null: groups ("các sở, ban, ngành") and
 * names that are not in the directory stay as they were read.
 */
export function matchAgency(
  name: string,
  date: string | null,
  within: Surroundings | null = null,
): AgencyMatch | null {
  const tokens = tokensOf(name.replace(REMARK, ''));
  if (tokens.length === 0 || tokens.length > 40) return null;
  return (
    inCommuneOrDistrict(tokens, date, within) ??
    inProvince(tokens, date, within) ??
    ofSomeProvince(tokens, date, within) ??
    central(tokens, date) ??
    belowParent(tokens, date, within)
  );
}

/** The letters by which two spellings of a name are one: "UBND tỉnh", "Ủy ban nhân dân tỉnh". */
export function agencyKey(name: string): string {
  return keyOf(tokensOf(name.replace(REMARK, '')));
}

interface Token {
  /** As written; "" for the further words of an abbreviation. */
  text: string;
  /** One word in lower case without accents, abbreviations written out: "uy", "ban", … for "UBND". */
  folded: string;
}

const WRITTEN_OUT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(shorthand.expansions).map(([short, long]) => [short, long.split(' ')]),
);

function tokensOf(name: string): Token[] {
  return [...name.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(([text], position) => {
    const folded = foldAccents(text);
    const words = (isShorthand(text, folded, position) && WRITTEN_OUT.get(folded)) || [folded];
    return words.map((word, index) => ({ text: index === 0 ? text : '', folded: word }));
  });
}

/** Capitals without accents: "CA" before "xã" is the police, "Cà" of Cà Mau is not. */
function isShorthand(text: string, folded: string, position: number): boolean {
  const isCapitals = /^\p{Lu}/u.test(text) && folded === text.replaceAll(/[Đđ]/gu, 'd').toLowerCase();
  return isCapitals && (folded !== 'ca' || position === 0);
}

/** The letters by which names are compared. */
function keyOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.folded).join('');
}

// Keys of the directory

interface Keyed<Record> {
  exact: ReadonlyMap<string, readonly Record[]>;
  /** Longer keys, in which a letter may be misread. */
  long: readonly { key: string; record: Record }[];
}

function keyed<Record extends AgencyRecord>(
  records: readonly Record[],
  namesOf: (record: Record) => readonly string[],
): Keyed<Record> {
  const exact = new Map<string, Record[]>();
  for (const record of records) {
    for (const key of new Set(namesOf(record).map((name) => keyOf(tokensOf(name))))) {
      exact.set(key, [...(exact.get(key) ?? []), record]);
    }
  }
  const long = [...exact].flatMap(([key, found]) =>
    key.length >= LONG_KEY ? found.map((record) => ({ key, record })) : [],
  );
  return { exact, long };
}

const LONG_KEY = 10;
/** Letters that a misreading may not touch: "Sở Tài chính" is not "Bộ Tài chính". */
const HEAD = 2;

/** "VPCP" and "SNV" stand for the names; symbols of provincial bodies but sở are shared ("TA", "BCH"). */
const asName = (symbol: string | null, form: RegExp): string[] =>
  symbol !== null && form.test(symbol) ? [symbol] : [];

const CENTRAL = keyed(CENTRAL_AGENCIES, ({ name, symbol, aliases }) => [
  name,
  ...aliases,
  ...asName(symbol, /^.{3,}/u),
]);
const PROVINCIAL = keyed(PROVINCIAL_AGENCIES, ({ name, full, symbol, aliases }) =>
  [name, full.replace(/\s?\{.\}/u, ''), ...aliases, ...asName(symbol, /^S.{2,}/u)]
    .filter((alias) => alias !== '')
    .flatMap((alias) => [alias, alias.replace(/ (?:tỉnh|thành phố)$/u, '')]),
);
const LOCAL = keyed(LOCAL_AGENCIES, ({ name, aliases }) => [name, ...aliases]);

/** The record with this key that stood on the day; with one letter in ten misread where only one is so near. */
function lookUp<Record extends AgencyRecord>(
  { exact, long }: Keyed<Record>,
  key: string,
  date: string | null,
): Record | null {
  const same = exact.get(key);
  if (same) return same.find((record) => stands(record, date) !== false) ?? same[0]!;
  if (key.length < LONG_KEY) return null;
  const slips = Math.floor(key.length / LONG_KEY);
  const near = long.filter(
    (entry) => entry.key.startsWith(key.slice(0, HEAD)) && editDistance(entry.key, key, slips) <= slips,
  );
  const ids = new Set(near.map((entry) => entry.record.id));
  return ids.size === 1 ? near[0]!.record : null;
}

/** Whether it stood on the day ("2025-07" counts as its middle); null where the day is not known. */
function stands({ validFrom, validTo }: Validity, date: string | null): boolean | null {
  if (date === null) return null;
  const day = date.length === 7 ? `${date}-15` : date;
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/** The province that closes a name behind its rank, whatever agency the name is: "Trung tâm … tỉnh Đắk Lắk". */
export function provinceAtEnd(name: string): string | null {
  const tokens = tokensOf(name.replace(REMARK, ''));
  const split = splitProvince(tokens, null);
  return split &&
    split.body.length < tokens.length - 1 &&
    rankBefore(tokens, tokens.length - nameLength(split.province))
    ? split.province.name
    : null;
}

function nameLength({ name }: Province): number {
  return tokensOf(name).length;
}

// Central bodies

function central(tokens: readonly Token[], date: string | null): AgencyMatch | null {
  const found = lookUp(CENTRAL, keyOf(tokens), date);
  if (!found) return null;
  const { id, name: officialName, validFrom, validTo } = found;
  const next = CENTRAL_AGENCIES.find((agency) => agency.id === found.successor);
  return {
    id,
    officialName,
    level: 'central',
    province: null,
    place: null,
    validFrom,
    validTo,
    inForce: stands(found, date),
    successor: next ? { id: next.id, officialName: next.name } : null,
  };
}

// Bodies of a province

interface InProvince {
  body: readonly Token[];
  province: Province;
}

function inProvince(
  tokens: readonly Token[],
  date: string | null,
  within: Surroundings | null,
): AgencyMatch | null {
  const split = splitProvince(tokens, within);
  const record = split && lookUp(PROVINCIAL, keyOf(split.body), date);
  return record ? provincialMatch(record, split.province, date) : null;
}

/** The name without its province: "… tỉnh Gia Lai", "… Gia Lai", "… tỉnh" of a paper from Gia Lai. */
function splitProvince(tokens: readonly Token[], within: Surroundings | null): InProvince | null {
  for (let count = Math.min(5, tokens.length - 1); count >= 1; count--) {
    const at = tokens.length - count;
    const rank = rankBefore(tokens, at);
    const province = provinceOf(keyOf(tokens.slice(at)), rank !== null);
    if (!province) continue;
    if (rank && rank.name !== foldAccents(province.rank)) return null;
    return { province, body: tokens.slice(0, rank ? rank.at : at) };
  }
  const rank = rankBefore(tokens, tokens.length);
  const own = within?.province ? PROVINCES.find(({ name }) => name === within.province) : undefined;
  return rank && own && rank.name === foldAccents(own.rank)
    ? { province: own, body: tokens.slice(0, rank.at) }
    : null;
}

function rankBefore(tokens: readonly Token[], end: number): { name: string; at: number } | null {
  const last = tokens[end - 1]?.folded;
  if (last === 'tinh') return { name: 'tinh', at: end - 1 };
  return last === 'pho' && tokens[end - 2]?.folded === 'thanh' ? { name: 'thanh pho', at: end - 2 } : null;
}

/** Behind its rank a province may have one letter misread, where only one is so near ("Kiên", "Tiền Giang" are not). */
function provinceOf(key: string, ranked: boolean): Province | null {
  const exact = provinceOfLetters(key);
  if (exact || !ranked || key.length < 6) return exact;
  const near = PROVINCES.filter(({ name }) => editDistance(plain(name).replaceAll(' ', ''), key, 1) <= 1);
  return near.length === 1 ? near[0]! : null;
}

function provincialMatch(record: ProvincialRecord, province: Province, date: string | null): AgencyMatch {
  const span = both(record, province);
  return {
    id: `${slug(province.name)}/${record.id}`,
    officialName: fullName(record, province),
    level: 'provincial',
    province: province.name,
    place: null,
    ...span,
    inForce: stands(span, date),
    successor: provincialSuccessor(record, province),
  };
}

/** What took its work over: the body of the same province, and of the province that one was merged into. */
function provincialSuccessor(record: ProvincialRecord, province: Province): AgencyMatch['successor'] {
  if (record.successor === null && province.successor === null) return null;
  const next = PROVINCIAL_AGENCIES.find(({ id }) => id === record.successor) ?? record;
  const there = PROVINCES.find(({ name }) => name === province.successor) ?? province;
  return { id: `${slug(there.name)}/${next.id}`, officialName: fullName(next, there) };
}

function fullName({ full }: ProvincialRecord, { rank, name }: Province): string {
  const isCity = foldAccents(rank) === 'thanh pho';
  return full
    .replace('{X}', `${rank} ${name}`)
    .replace('{N}', name)
    .replace('{U}', `${isCity ? 'Thành' : 'Tỉnh'} ủy ${name}`)
    .replace('{Đ}', `${isCity ? 'Thành' : 'Tỉnh'} đoàn ${name}`);
}

/** The span in which both stood. */
function both(a: Validity, b: Validity): Validity {
  const from = [a.validFrom, b.validFrom].filter((day) => day !== null).sort();
  const to = [a.validTo, b.validTo].filter((day) => day !== null).sort();
  return { validFrom: from.at(-1) ?? null, validTo: to[0] ?? null };
}

/** Kinds of bodies that only a province has, so that the bare name tells the level: "Sở Nội vụ", "Tỉnh ủy". */
const ONLY_PROVINCIAL = /^(?:so-|tinh-uy|doan-tncs|bien-phong|doan-dbqh|ban-dan-toc|van-phong-doan)/;

/** "Sở Nội vụ", "Tỉnh đoàn" alone: of the province the paper comes from, or of one that is not known. */
function ofSomeProvince(
  tokens: readonly Token[],
  date: string | null,
  within: Surroundings | null,
): AgencyMatch | null {
  const record = lookUp(PROVINCIAL, keyOf(tokens), date);
  if (!record || !(within?.level === 'provincial' || ONLY_PROVINCIAL.test(record.id))) return null;
  const province = PROVINCES.find(({ name }) => name === within?.province);
  if (province) return provincialMatch(record, province, date);
  const next = PROVINCIAL_AGENCIES.find(({ id }) => id === record.successor);
  return {
    id: record.id,
    officialName: record.name,
    level: 'provincial',
    province: null,
    place: null,
    validFrom: record.validFrom,
    validTo: record.validTo,
    inForce: stands(record, date),
    successor: next ? { id: next.id, officialName: next.name } : null,
  };
}

// Bodies of a district or commune

const LOCAL_RANKS: readonly { words: readonly string[]; name: string; level: 'huyện' | 'xã' }[] = [
  { words: ['thi', 'tran'], name: 'thị trấn', level: 'xã' },
  { words: ['dac', 'khu'], name: 'đặc khu', level: 'xã' },
  { words: ['phuong'], name: 'phường', level: 'xã' },
  { words: ['xa'], name: 'xã', level: 'xã' },
  { words: ['thi', 'xa'], name: 'thị xã', level: 'huyện' },
  { words: ['thanh', 'pho'], name: 'thành phố', level: 'huyện' },
  { words: ['huyen'], name: 'huyện', level: 'huyện' },
  { words: ['quan'], name: 'quận', level: 'huyện' },
];

/** Districts ended with the two-tier local government. */
const DISTRICTS: Validity = { validFrom: null, validTo: '2025-07-01' };

function inCommuneOrDistrict(
  tokens: readonly Token[],
  date: string | null,
  within: Surroundings | null,
): AgencyMatch | null {
  for (let at = 1; at < tokens.length - 1; at++) {
    for (const rank of LOCAL_RANKS) {
      if (!rank.words.every((word, offset) => tokens[at + offset]?.folded === word)) continue;
      const found = localAt(tokens, at, at + rank.words.length, rank, date, within);
      if (found) return found;
    }
  }
  return null;
}

function localAt(
  tokens: readonly Token[],
  rankAt: number,
  placeAt: number,
  rank: (typeof LOCAL_RANKS)[number],
  date: string | null,
  within: Surroundings | null,
): AgencyMatch | null {
  const record = lookUp(LOCAL, keyOf(tokens.slice(0, rankAt)), date);
  if (!record?.levels.includes(rank.level)) return null;
  const { place, province } = localPlace(tokens.slice(placeAt));
  if (place.length === 0 || place.length > 5) return null;
  if (rank.name === 'thành phố' && isProvincialCity(place, date)) return null;
  const name = `${rank.name} ${inTitleCase(
    place
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(' '),
  )}`;
  return localMatch(record, rank.level, name, province?.name ?? within?.province ?? null, date);
}

/** "Đơn Dương, tỉnh Lâm Đồng": the place, and the province behind it. */
function localPlace(tokens: readonly Token[]): { place: readonly Token[]; province: Province | null } {
  const tinh = tokens.findIndex(({ folded }, index) => index > 0 && folded === 'tinh');
  if (tinh < 0) return { place: tokens, province: null };
  return { place: tokens.slice(0, tinh), province: provinceOf(keyOf(tokens.slice(tinh + 1)), true) };
}

/** A city that is a province of its own on that day: Đà Nẵng; Huế from 2025, but not "thành phố Thái Nguyên". */
function isProvincialCity(place: readonly Token[], date: string | null): boolean {
  const province = provinceOfLetters(keyOf(place));
  return province !== null && foldAccents(province.rank) === 'thanh pho' && stands(province, date) !== false;
}

function localMatch(
  record: LocalRecord,
  level: 'huyện' | 'xã',
  place: string,
  province: string | null,
  date: string | null,
): AgencyMatch {
  const span = level === 'huyện' ? both(record, DISTRICTS) : record;
  return {
    id: [...(province ? [slug(province)] : []), slug(place), record.id].join('/'),
    officialName: `${record.name} ${place}`,
    level: level === 'huyện' ? 'district' : 'communal',
    province,
    place,
    validFrom: span.validFrom,
    validTo: span.validTo,
    inForce: stands(span, date),
    successor: null,
  };
}

/** "PHÒNG NỘI VỤ" under "UBND HUYỆN CHƯ SÊ": a local body that leaves its place to the name above it. */
function belowParent(
  tokens: readonly Token[],
  date: string | null,
  within: Surroundings | null,
): AgencyMatch | null {
  if (!within?.place || (within.level !== 'district' && within.level !== 'communal')) return null;
  const level = within.level === 'district' ? 'huyện' : 'xã';
  const record = lookUp(LOCAL, keyOf(tokens), date);
  return record?.levels.includes(level)
    ? localMatch(record, level, within.place, within.province, date)
    : null;
}

function inTitleCase(name: string): string {
  if (!isUpperCase(name)) return name;
  return name.toLowerCase().replaceAll(/(?<!\p{L})\p{L}/gu, (first) => first.toUpperCase());
}

function slug(name: string): string {
  return plain(name).replaceAll(' ', '-');
}
