import type { Day } from '../tracking/day-totals.ts';
import { FEEDS } from '../tracking/feeds.ts';
import type { Member } from '../people/members.ts';
import { MINUTE } from '../time/units.ts';
import type { Millis } from '../time/units.ts';

type Column = readonly [title: string, cell: (day: Day) => string];

/**
 * The rows of days as a table for spreadsheets (RFC 4180), the earliest first. What is in it
 * can be read by people; to bring days in again there is the archive.
 * @param members for their names; one without a name is called by its id
 */
export function daysAsCsv(days: readonly Day[], members: readonly Member[]): string {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const columns: readonly Column[] = [
    ['date', ({ date }) => date],
    ['member', ({ member }) => names.get(member) || member],
    ['device', ({ device }) => device],
    ['site', ({ site }) => site],
    ['minutes', ({ activeMs }) => minutes(activeMs)],
    ['opened', ({ opens }) => String(opens)],
    ['sessions', ({ sessions }) => String(sessions)],
    ['longest minutes', ({ longestMs }) => minutes(longestMs)],
    ['after-22:00 minutes', ({ lateMs }) => minutes(lateMs)],
    ...FEEDS.map((feed): Column => [
      `${feed} minutes`,
      ({ feedsMs }) => minutes(feedsMs[feed] ?? 0),
    ]),
  ];
  const rows = days
    .map((day) => columns.map(([, cell]) => cell(day)))
    // Dates sort as text; days of one date stay in the order of member, device and site.
    .toSorted((a, b) => compare(a.slice(0, 4).join('\n'), b.slice(0, 4).join('\n')));
  return [columns.map(([title]) => title), ...rows]
    .map((row) => `${row.map(quoted).join(',')}\r\n`)
    .join('');
}

function minutes(ms: Millis): string {
  return (ms / MINUTE).toFixed(1);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A cell as the file has it. A spreadsheet would run one that begins like a formula. */
function quoted(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
