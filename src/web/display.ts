/** How values look to a Vietnamese reader. Pure, and used on the server and in the islands alike. */

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** `2026-11-23` → 23/11/2026; `2026-11` (the day is blank on the paper) → 11/2026; null → empty. */
export function displayDate(iso: string | null | undefined): string {
  if (!iso) return '';
  const [year, month, day] = iso.slice(0, 10).split('-');
  return [day, month, year].filter((part) => part !== undefined).join('/');
}

/** An instant as day and minute in Việt Nam: 23/11/2026 09:15. */
export function displayInstant(instant: string | null | undefined): string {
  if (!instant) return '';
  const local = new Date(new Date(instant).getTime() + VIETNAM_OFFSET_MS).toISOString();
  return `${displayDate(local)} ${local.slice(11, 16)}`;
}

/** The day of an instant in Việt Nam: 23/11/2026. */
export function displayInstantDay(instant: string | null | undefined): string {
  return displayInstant(instant).slice(0, 10);
}

/** An instant, shortened: the hour where it is today's, else the day. */
export function displayRecent(instant: string, today: string): string {
  const full = displayInstant(instant);
  return full.startsWith(displayDate(today)) ? full.slice(11) : full.slice(0, 10);
}

const DAY_NAMES = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'];

/** Thứ hai, 23/11/2026. */
export function displayDay(iso: string): string {
  return `${DAY_NAMES[new Date(`${iso}T00:00:00Z`).getUTCDay()]}, ${displayDate(iso)}`;
}

/**
 * What a person typed or picked as a date → ISO; `11/2026` → `2026-11`. Understands d/m/y with /, -, . or
 * spaces between, and the words of a paper's head: "ngày 31 tháng 5 năm 2019".
 * @returns null where it is no date of the calendar
 */
export function parseDate(text: string): string | null {
  const numbers = text.match(/\d+/gu)?.map(Number) ?? [];
  if (numbers.length === 2) return monthOf(numbers[1]!, numbers[0]!);
  if (numbers.length !== 3) return null;
  const [first, month, last] = numbers as [number, number, number];
  return first > 999 ? dayOf(first, month, last) : dayOf(last, month, first);
}

function monthOf(year: number, month: number): string | null {
  if (year < 1900 || year > 2999 || month < 1 || month > 12) return null;
  return `${year}-${twoDigits(month)}`;
}

function dayOf(year: number, month: number, day: number): string | null {
  const prefix = monthOf(year, month);
  if (prefix === null) return null;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= lastDay ? `${prefix}-${twoDigits(day)}` : null;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Số và ký hiệu as one: 1595/SGDĐT-CTrTT; Party papers join them by a dash: 15-NQ/ĐU. Empty where both are blank. */
export function documentNumber(number: string | null, symbol: string | null): string {
  if (symbol === null || symbol === '') return number ?? '';
  const isPartySymbol = /^[\p{Lu}]+\/[\p{L}]+$/u.test(symbol);
  return `${number ?? '…'}${isPartySymbol ? '-' : '/'}${symbol}`;
}

/** 1,4 MB. Vietnamese writes the decimal comma. */
export function displayBytes(bytes: number): string {
  const units = ['byte', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits).replace('.', ',').replace(/,0$/u, '')} ${units[unit]}`;
}

/** 12.345: thousands are parted by a point. */
export function displayCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/gu, '.');
}

/** 0.964 → 96 %. */
export function displayPercent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** A stretch of time in its largest unit: 40 giây, 12 phút, 3 giờ, 5 ngày. */
export function displayDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} giây`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} phút`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} giờ`;
  return `${Math.round(seconds / 86_400)} ngày`;
}
