import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../src/domain/time/units.ts';
import { parseArchive } from '../../../src/files/archive.ts';
import { FIRST, NOW, sample, written } from '../domain/backup/archive-fixture.ts';
import { put } from './archive-paths.ts';

const rules = sample().agreements?.[0]?.rules;
const hours = sample().days[0]?.hoursMs ?? [];

/** The first row of a list, or another; what stands in one of its fields; what is said of it. */
const WRONG: readonly (readonly [row: string, field: string, value: unknown, said: string])[] = [
  ['Entry 1 of spans', 'start', undefined, 'has no whole number in start'],
  ['Entry 1 of spans', 'start', NaN, 'has no whole number in start'],
  ['Entry 1 of spans', 'start', -1, 'has no whole number in start'],
  ['Entry 1 of spans', 'start', FIRST + 0.5, 'has no whole number in start'],
  ['Entry 1 of spans', 'start', `${FIRST}`, 'has no whole number in start'],
  ['Entry 1 of spans', 'end', Infinity, 'has no whole number in end'],
  ['Entry 1 of spans', 'end', 1e300, 'has no whole number in end'],
  ['Entry 1 of spans', 'end', null, 'has no whole number in end'],
  ['Entry 1 of spans', 'end', NOW + DAY + 1, 'lies in the future (end)'],
  ['Entry 2 of spans', 'end', FIRST + HOUR, 'ends before it starts'],
  ['Entry 3 of spans', 'end', FIRST + 26 * HOUR, 'is empty'],
  ['Entry 1 of spans', 'end', FIRST + 6 * DAY, 'lies outside its date'],
  ['Entry 1 of spans', 'date', '2026-05-11', 'lies outside its date'],
  ['Entry 1 of spans', 'date', '2026-02-30', 'has no date in date'],
  ['Entry 1 of spans', 'date', '1969-05-01', 'has no date in date'],
  ['Entry 1 of spans', 'date', 20260501, 'has no date in date'],
  [
    'Entry 1 of spans',
    'zone',
    'Europe/Atlantis',
    'has no time zone that this browser knows in zone',
  ],
  ['Entry 1 of spans', 'feed', 'shop', 'has no known part of the site in feed'],
  ['Entry 1 of spans', 'feed', 'toString', 'has no known part of the site in feed'],
  ['Entry 1 of spans', 'member', '', 'has nothing in member'],
  ['Entry 1 of spans', 'member', {}, 'has no text for member'],
  ['Entry 1 of spans', 'member', 'tiktok.com/@someone', 'has an address in member'],
  ['Entry 1 of spans', 'device', 'https://www.tiktok.com/', 'has an address in device'],
  ['Entry 1 of spans', 'site', 'www.tiktok.com', 'has no name of a site in site'],
  ['Entry 1 of spans', 'site', 'a'.repeat(81), 'has more than 80 characters in site'],
  ['Entry 1 of elsewhere', 'date', '2026-05-11', 'lies outside its date'],
  ['Entry 1 of elsewhere', 'from', FIRST - 3 * DAY, 'lies outside its date'],
  ['Entry 1 of elsewhere', 'from', FIRST + 4 * DAY, 'lies outside its date'],
  ['Entry 1 of elsewhere', 'from', FIRST + 1, 'does not begin at a whole second'],
  ['Entry 1 of agreements', 'member', '', 'has nothing in member'],
  ['Entry 1 of agreements', 'way', 'nobody', 'has no known way'],
  ['Entry 1 of agreements', 'rules', undefined, 'has no possible rules'],
  ['Entry 1 of agreements', 'rules', { windows: [] }, 'has no possible rules'],
  ['Entry 1 of agreements', 'rules', { ...rules, monthly: null }, 'has no possible rules'],
  [
    'Entry 1 of agreements',
    'rules',
    { ...rules, weekly: { limitMs: -1, strength: 'firm' } },
    'has no possible rules',
  ],
  ['Entry 1 of agreements', 'lookAgain', '2026-02-30', 'has no date in lookAgain'],
  ['Entry 1 of days', 'hoursMs', undefined, 'does not have 24 hours'],
  ['Entry 1 of days', 'hoursMs', hours.slice(1), 'does not have 24 hours'],
  ['Entry 1 of days', 'hoursMs', [...hours, 0], 'does not have 24 hours'],
  ['Entry 1 of days', 'hoursMs', [null, ...hours.slice(1)], 'has no whole number in hoursMs'],
  ['Entry 1 of days', 'hoursMs', [-1, ...hours.slice(1)], 'has no whole number in hoursMs'],
  ['Entry 1 of days', 'hoursMs', [1, ...hours.slice(1)], 'has hours that do not add up'],
  ['Entry 1 of days', 'feedsMs', { live: 1 }, 'has feeds that do not add up'],
  ['Entry 1 of days', 'feedsMs', { shop: 0 }, 'has no known part of the site in feedsMs'],
  ['Entry 1 of days', 'feedsMs', 7, 'has no object in feedsMs'],
  ['Entry 1 of days', 'activeMs', 61 * HOUR, 'has too much time in activeMs'],
  ['Entry 1 of days', 'activeMs', HOUR, 'has too much time in longestMs'],
  ['Entry 1 of days', 'lateMs', 3 * HOUR, 'has too much time in lateMs'],
  ['Entry 1 of days', 'unchargedMs', 3 * HOUR, 'has too much time in unchargedMs'],
  ['Entry 1 of days', 'grantedMs', 61 * HOUR, 'has too much time in grantedMs'],
  ['Entry 1 of days', 'limitMs', undefined, 'has no whole number in limitMs'],
  ['Entry 1 of days', 'limitMs', -1, 'has no whole number in limitMs'],
  ['Entry 1 of days', 'opens', 0.5, 'has no whole number in opens'],
  ['Entry 1 of days', 'opens', 1e9, 'has too high a number in opens'],
  ['Entry 1 of days', 'date', '2026-06-01', 'lies in the future (date)'],
  ['Entry 2 of days', 'date', '2026-05-01', 'repeats an earlier one'],
  ['Entry 1 of members', 'id', undefined, 'has no text for id'],
  ['Entry 2 of members', 'id', 'ada', 'repeats an earlier one'],
  ['Entry 1 of members', 'name', 'x'.repeat(81), 'has more than 80 characters in name'],
  ['Entry 2 of members', 'name', 'http://x', 'has an address in name'],
  ['Entry 2 of switches', 'at', FIRST - DAY, 'repeats an earlier one'],
  ['Entry 2 of switches', 'at', NOW + 2 * DAY, 'lies in the future (at)'],
  ['Entry 1 of gaps', 'reason', 'bored', 'has no known reason'],
  ['Entry 1 of gaps', 'end', FIRST - 1, 'ends before it starts'],
  ['Entry 1 of gaps', 'end', undefined, 'has no whole number in end'],
  ['Entry 1 of log', 'what', 'constructor', 'is no known kind of change'],
  ['Entry 1 of log', 'at', NOW + 2 * DAY, 'lies in the future (at)'],
  ['Entry 4 of log', 'zone', 'Moon', 'has no time zone that this browser knows in zone'],
  ['Entry 6 of log', 'toDate', 'x', 'has no date in toDate'],
  ['Entry 11 of log', 'who', undefined, 'has no text for who'],
  ['Entry 11 of log', 'whom', 'https://x', 'has an address in whom'],
  ['Entry 11 of log', 'version', 0, 'has no possible version'],
  ['Entry 11 of log', 'version', 1.5, 'has no whole number in version'],
  ['Entry 12 of log', 'who', 'x'.repeat(81), 'has more than 80 characters in who'],
  ['Entry 14 of log', 'answer', 'toString', 'has no known answer'],
  ['Entry 15 of log', 'minutes', 0, 'has no possible minutes'],
  ['Entry 15 of log', 'minutes', 1441, 'has no possible minutes'],
  ['Entry 15 of log', 'how', 'begged', 'has no known how'],
  ['Entry 16 of log', 'who', 7, 'has no text for who'],
  ['Entry 23 of log', 'whom', null, 'has no text for whom'],
  ['Entry 30 of log', 'who', undefined, 'has no text for who'],
  ['Entry 32 of log', 'until', '2026-02-30', 'has no date in until'],
  ['Entry 33 of log', 'member', '', 'has nothing in member'],
  ['Entry 28 of log', 'before', {}, 'has no text for before'],
  ['The file', 'version', '1', 'has no whole number in version'],
  ['The file', 'version', 1.5, 'has no whole number in version'],
  ['The file', 'version', 0, 'has no version'],
  ['The file', 'exportedAt', undefined, 'has no whole number in exportedAt'],
  ['The file', 'exportedAt', NOW + DAY + 1, 'lies in the future (exportedAt)'],
  ['The file', 'device', undefined, 'has no text for device'],
  ['The file', 'spans', undefined, 'has no list of spans'],
  ['The file', 'spans', { length: 3 }, 'has no list of spans'],
];

/** Lists with something in them that is no row. */
const NO_ROWS: readonly (readonly [list: string, value: unknown, said: string])[] = [
  ['spans', Array(3), 'Entry 1 of spans is not an object'],
  ['spans', [null], 'Entry 1 of spans is not an object'],
  ['days', [[]], 'Entry 1 of days is not an object'],
  ['switches', [[]], 'Entry 1 of switches is not an object'],
  ['gaps', [{}], 'Entry 1 of gaps has no text for device'],
  [
    'days',
    [{ ...sample().days[0], feedsMs: { live: -1 } }],
    'The feedsMs of entry 1 of days has no whole number in live',
  ],
  ['settings', undefined, 'The settings of the file is not an object'],
  ['settings', [], 'The settings of the file is not an object'],
  ['gaps', [...sample().gaps, sample().gaps[0]], 'Entry 3 of gaps repeats an earlier one'],
];

const SETTINGS_WRONG: readonly (readonly [field: string, value: unknown, said: string])[] = [
  ['firstDay', 8, 'The settings of the file has no possible firstDay'],
  ['keepDaysMonths', 0, 'The settings of the file has no possible keepDaysMonths'],
  ['countingSince', NOW + 2 * DAY, 'The settings of the file lies in the future (countingSince)'],
  ['calendars', [{ from: 0, zone: 'UTC' }], 'Entry 1 of calendars has no time of day in dayStart'],
];

describe('reading a file', () => {
  it.each(WRONG)('%s, %s: %j %s', (row, field, value, said) => {
    const file = written(sample());
    const [, place = '', list = ''] = /(\d+) of (\w+)/.exec(row) ?? [];
    put(file, list === '' ? [field] : [list, Number(place) - 1, field], value);
    const detail = `${row} ${said}`;
    expect(parseArchive(file, NOW)).toEqual({ ok: false, error: 'import-damaged', detail });
  });

  it.each(NO_ROWS)('%s: %j: %s', (list, value, detail) => {
    const file = { ...sample(), [list]: value };
    expect(parseArchive(file, NOW)).toEqual({ ok: false, error: 'import-damaged', detail });
  });

  it.each(SETTINGS_WRONG)('settings, %s: %j: %s', (field, value, detail) => {
    const file = { ...sample(), settings: { ...sample().settings, [field]: value } };
    expect(parseArchive(file, NOW)).toEqual({ ok: false, error: 'import-damaged', detail });
  });
});
