/** Seconds since 1970. */
export type Seconds = number;

/** Nobody watched TikTok, or Douyin before it, earlier: September 2016. */
const EARLIEST: Seconds = Date.UTC(2016, 8, 1) / 1000;

/** From here on, a number is of milliseconds. */
const MILLISECONDS_FROM = 1e11;

/** `2024-05-06 10:00:00`, with `T`, fractions, `UTC`, `Z` or an offset. */
const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d+)? ?(?:UTC|Z|([+-])(\d{2}):?(\d{2}))?$/i;

/**
 * When a video started. Times without a zone are UTC, as the text form of an export says.
 * @param latest a later time is none
 * @returns `null` for a time that does not exist, or cannot be
 */
export function parseTime(value: string | number, latest: Seconds): Seconds | null {
  const seconds = typeof value === 'number' ? fromNumber(value) : fromText(value.trim());
  return seconds !== null && EARLIEST <= seconds && seconds <= latest ? seconds : null;
}

function fromNumber(value: number): Seconds | null {
  if (!Number.isFinite(value)) return null;
  return Math.floor(value >= MILLISECONDS_FROM ? value / 1000 : value);
}

function fromText(text: string): Seconds | null {
  if (/^\d{9,13}$/.test(text)) return fromNumber(Number(text));
  const [, ...parts] = WRITTEN.exec(text) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map(Number);
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // `Date.UTC` takes the 30 February for the 1 March, and hour 25 for the next day.
  const exists =
    parts.length > 0 &&
    time.getUTCMonth() === month - 1 &&
    time.getUTCDate() === day &&
    time.getUTCHours() === hour &&
    time.getUTCMinutes() === minute &&
    time.getUTCSeconds() === second;
  if (!exists) return null;
  const [sign, hours, minutes] = parts.slice(6);
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60;
  return time.getTime() / 1000 - (sign === '-' ? -offset : offset);
}
