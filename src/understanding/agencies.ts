/**
 * The directory of agencies that names on paper are matched against: central bodies, sở, provinces before
 * and after 1 July 2025, and the words with which an agency's name opens. A name that is not in it is
 * kept as it was read.
 */
import data from './data/agencies.json' with { type: 'json' };
import { letters, plain } from './likeness.ts';

export interface Province {
  name: string;
  rank: string;
  /** ISO dates; null where open. `validTo` is the first day on which it no longer stood. */
  validFrom: string | null;
  validTo: string | null;
  successor: string | null;
}

export const PROVINCES: readonly Province[] = data.provinces;

const PROVINCE_BY_LETTERS = new Map(PROVINCES.map((province) => [letters(province.name), province]));

/** The province a place name means, accents and spaces aside; null for a district, ward or commune. */
export function provinceNamed(place: string): Province | null {
  const name = plain(place).replace(/^(?:thanh pho|tp|tinh) /, '');
  return PROVINCE_BY_LETTERS.get(name.replaceAll(' ', '')) ?? null;
}

const AGENCY_BY_SYMBOL = new Map(data.central.map((agency) => [agency.symbol, agency.name]));

/** The central body whose abbreviation closes a symbol: "CP" → Chính phủ, "BYT" → Bộ Y tế. */
export function centralAgency(abbreviation: string): string | null {
  return AGENCY_BY_SYMBOL.get(abbreviation) ?? null;
}

/** Abbreviations that symbols are made of, spelled rightly: keys of the directory. */
export const KNOWN_ABBREVIATIONS: readonly string[] = [
  ...Object.keys(data.abbreviations),
  ...data.central.map((agency) => agency.symbol),
];

/** Full names of central bodies and sở, as the directory spells them. */
export const AGENCY_NAMES: readonly string[] = [...data.central, ...data.departments].map(
  (agency) => agency.name,
);

const HEADS = data.openings.heads.map(plain);
const NOT_HEADS = data.openings.notHeads.map(plain);
const BARE = new Set(data.openings.bare.map(plain));

/** True where the text begins as the name of an agency does: "SỞ …", "ỦY BAN …", "CHI CỤC …". */
export function opensAgencyName(text: string): boolean {
  const words = plain(text);
  return startsWithAny(words, HEADS) && !startsWithAny(words, NOT_HEADS);
}

/** True for a name that cannot stand alone: "ỦY BAN NHÂN DÂN", "TRƯỜNG ĐẠI HỌC": the next line completes it. */
export function isBareAgencyName(text: string): boolean {
  return BARE.has(plain(text));
}

const SPLIT_BEFORE = new Set(data.openings.splitBefore.map(plain));

/** True where the last word of a line is half of a compound ("MÔI" of MÔI TRƯỜNG, "ĐA" of ĐA KHOA). */
export function endsInsideCompound(text: string): boolean {
  return SPLIT_BEFORE.has(plain(text).split(' ').at(-1)!);
}

function startsWithAny(words: string, openings: readonly string[]): boolean {
  return openings.some((opening) => words === opening || words.startsWith(`${opening} `));
}
