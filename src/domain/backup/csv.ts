import type { Day } from '../tracking/day-totals.ts';
import { FEEDS } from '../tracking/feeds.ts';
import type { Member } from '../people/members.ts';
import { compareText } from '../i18n/compare-text.ts';
import { MINUTE } from '../time/units.ts';
import type { Millis } from '../time/units.ts';

type Column = readonly [title: string, cell: (day: Day) => string];

/**
 * Day rows as CSV for spreadsheets (RFC 4180), every cell quoted, sorted by date, then member, device and site. Times
 * are in minutes. Export only; the archive is the format to import.
 * @param members for their names; a member without a name is shown by id
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
    .toSorted((a, b) => compareText(a.slice(0, 4).join('\n'), b.slice(0, 4).join('\n')));
  return [columns.map(([title]) => title), ...rows]
    .map((row) => `${row.map(quoted).join(',')}\r\n`)
    .join('');
}

function minutes(ms: Millis): string {
  return (ms / MINUTE).toFixed(1);
}

/**
 * Where a spreadsheet may see the start of a formula: at the start of a cell, and after whatever
 * some spreadsheet takes for the end of one, since each has separators of its own. White space and
 * quotes before it do not matter, and full-width signs do as well.
 */
const FORMULA = /(?<=^|[,;:|\t\r\n])[\s"']*?(?=[=+\-@\t\r＝＋－＠])/g;

/** A quoted cell, in which an apostrophe keeps a spreadsheet from executing a formula. */
function quoted(cell: string): string {
  return `"${cell.replaceAll(FORMULA, "$&'").replaceAll('"', '""')}"`;
}
