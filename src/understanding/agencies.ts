/**
 * The directory of agencies: central bodies, the bodies every province, district and commune has, provinces
 * before and after 1 July 2025, and the words with which an agency's name opens. Matching a name on paper
 * with it is in `agency-match.ts`; a name that is not in it is kept as it was read.
 */
import data from './data/agencies.json' with { type: 'json' };
import places from './data/provinces.json' with { type: 'json' };
import words from './data/agency-words.json' with { type: 'json' };
import { letters, plain } from './likeness.ts';

/** From when to when something of the directory stood: ISO dates, null where open; `validTo` is its first day no more. */
export interface Validity {
  validFrom: string | null;
  validTo: string | null;
}

export interface Province extends Validity {
  name: string;
  rank: string;
  /** Name of the province it was merged into. */
  successor: string | null;
}

/** An agency of the directory. `source` is a key of the `sources` of `data/agencies.json`. */
export interface AgencyRecord extends Validity {
  id: string;
  name: string;
  /** Its abbreviation in symbols; null where it has none that is sure. */
  symbol: string | null;
  aliases: readonly string[];
  /** Id of the body that took its work over. */
  successor: string | null;
  source: string;
}

/** A body that every province has; `full` is its name with the place: {X} "tỉnh Gia Lai", {N} "Gia Lai", {U} "Tỉnh ủy Gia Lai". */
export interface ProvincialRecord extends AgencyRecord {
  full: string;
  kind: string;
}

/** A body that districts (to 1 July 2025) or communes have. */
export interface LocalRecord extends AgencyRecord {
  levels: readonly string[];
}

export const CENTRAL_AGENCIES: readonly AgencyRecord[] = data.central;
export const PROVINCIAL_AGENCIES: readonly ProvincialRecord[] = data.provincial;
export const LOCAL_AGENCIES: readonly LocalRecord[] = data.local;
export const PROVINCES: readonly Province[] = places.provinces;

const PROVINCE_BY_LETTERS = new Map(PROVINCES.map((province) => [letters(province.name), province]));

/** The province with these letters ("gialai"); null where none has them. */
export function provinceOfLetters(name: string): Province | null {
  return PROVINCE_BY_LETTERS.get(name) ?? null;
}

/** The province a place name means, accents and spaces aside; null for a district, ward or commune. */
export function provinceNamed(place: string): Province | null {
  const name = plain(place).replace(/^(?:thanh pho|tp|tinh) /, '');
  return provinceOfLetters(name.replaceAll(' ', ''));
}

const AGENCY_BY_SYMBOL = new Map(
  CENTRAL_AGENCIES.flatMap(({ symbol, name }): [string, string][] => (symbol ? [[symbol, name]] : [])),
);

/** The central body whose abbreviation closes a symbol: "CP" → Chính phủ, "BYT" → Bộ Y tế. */
export function centralAgency(abbreviation: string): string | null {
  return AGENCY_BY_SYMBOL.get(abbreviation) ?? null;
}

/** Abbreviations that symbols are made of, spelled rightly: keys of the directory. */
export const KNOWN_ABBREVIATIONS: readonly string[] = [
  ...Object.keys(words.abbreviations),
  ...AGENCY_BY_SYMBOL.keys(),
];

/** Full names of central bodies and sở, as the directory spells them. */
export const AGENCY_NAMES: readonly string[] = [
  ...CENTRAL_AGENCIES,
  ...PROVINCIAL_AGENCIES.filter(({ kind }) => kind === 'department'),
].map((agency) => agency.name);

const { openings } = words;
const HEADS = openings.heads.map(plain);
const NOT_HEADS = openings.notHeads.map(plain);
const BARE = new Set(openings.bare.map(plain));
const HEAD_WORDS = new Set(HEADS.map((head) => head.split(' ')[0]!));

/** True where the text begins as the name of an agency does: "SỞ …", "ỦY BAN …", "CHI CỤC …". */
export function opensAgencyName(text: string): boolean {
  const name = plain(text);
  if (!HEAD_WORDS.has(name.split(' ', 1)[0]!)) return false;
  return startsWithAny(name, HEADS) && !startsWithAny(name, NOT_HEADS);
}

/** True for a name that cannot stand alone: "ỦY BAN NHÂN DÂN", "TRƯỜNG ĐẠI HỌC": the next line completes it. */
export function isBareAgencyName(text: string): boolean {
  return BARE.has(plain(text));
}

const COMPOUNDS = new Set(openings.compounds.map(plain));

/** True where a line ends and the next begins with the halves of one compound: "MÔI" and "TRƯỜNG". */
export function isCompoundAcross(line: string, next: string): boolean {
  return COMPOUNDS.has(`${plain(line).split(' ').at(-1)!} ${plain(next).split(' ')[0]!}`);
}

function startsWithAny(name: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => name === beginning || name.startsWith(`${beginning} `));
}
