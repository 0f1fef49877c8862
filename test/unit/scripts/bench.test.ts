import { describe, expect, test } from 'vitest';
import { historyOf } from '../../../scripts/bench/history.ts';
import { median, quantile } from '../../../scripts/bench/statistics.ts';
import { ratesOf } from '../../../scripts/bench/rates.ts';
import { timeInScript } from '../../../scripts/bench/measurements/script-time.ts';
import { closingLines, tableOf, verdictOf } from '../../../scripts/bench/table.ts';
import type { Outcome } from '../../../scripts/bench/table.ts';
import type { Measurement } from '../../../scripts/bench/measurement.ts';
import { parseOptions } from '../../../scripts/bench/options.ts';
import { parseArchive } from '../../../src/files/archive.ts';
import { moment } from '../../arbitraries.ts';

const received = (at: number, name = 'report', document = 'steady') => ({ at, name, document });
const calledFrom = (url: string) => ({ name: 'FunctionCall', args: { data: { url } } });
const measure = () => Promise.resolve({});

describe('a verdict', () => {
  test.each<[string, Outcome, string]>([
    ['within its budget', { name: 'attendedMessages', value: 8 }, 'ok'],
    ['over it by less than is shown', { name: 'attendedMessages', value: 8.001 }, 'MISSED'],
    ['not a number at all', { name: 'attendedMessages', value: Number.NaN }, 'MISSED'],
    ['without a budget', { name: 'importTime', value: 900 }, ''],
    ['that could not be taken', { name: 'writes', failure: 'no worker' }, 'not measured'],
    ['not asked for', { name: 'wakeUps', isSkipped: true }, 'long form only'],
  ])('on a figure %s', (_, outcome, verdict) => {
    expect(verdictOf(outcome)).toBe(verdict);
  });
});

test('the table shows budget, figure and verdict in line', () => {
  const lines = tableOf([
    { name: 'contentSize', value: 4.33, note: 'content.js 4.3' },
    { name: 'popupLong', value: 123.4 },
  ]).split('\n');
  expect(lines[1]).toMatch(/compressed +≤ 6 kB +4\.3 kB +ok +content\.js 4\.3$/);
  expect(lines[2]).toMatch(/≤ 100 ms +123 ms +MISSED$/);
});

test('the closing lines repeat what was missed and what failed', () => {
  expect(closingLines([{ name: 'requests', value: 0 }])).toEqual(['No budget is missed.']);
  const lines = closingLines([
    { name: 'requests', value: 1 },
    { name: 'scriptTime', failure: 'no trace' },
  ]);
  expect(lines[0]).toMatch(/^Missed: requests/);
  expect(lines[1]).toMatch(/^Not measured: .*no trace$/);
});

test('quantiles are interpolated, in whatever order the values come', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(quantile([10, 0], 0.25)).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

test('rates cover whole reporting periods of one document', () => {
  const { messages, writes } = ratesOf(
    {
      messages: [
        received(0, 'hello'),
        received(8000),
        received(9000, 'hello', 'other'),
        ...[16_000, 24_000, 32_000].map((at) => received(at)),
      ],
      writes: [1000, 8001, 16_001, 24_001, 32_001].map((at) => ({ at, stores: 'spans' })),
    },
    'steady',
  );
  expect(messages.value).toBe(7.5);
  expect(writes.value).toBe(7.5);
});

test('a script costs its own calls and the microtasks outside of all calls', () => {
  const event = { pid: 1, tid: 1, dur: 100 };
  const share = timeInScript(
    [
      { ...event, ...calledFrom('ours'), ts: 0, tdur: 90 },
      { ...event, name: 'RunMicrotasks', ts: 50, tdur: 7 },
      { ...event, name: 'RunMicrotasks', ts: 500, tdur: 10 },
      { ...event, ...calledFrom('the page'), ts: 1000, tdur: 80 },
      { ...event, name: 'RunMicrotasks', ts: 1050, tdur: 7 },
      { ...event, name: 'RunMicrotasks', ts: 500, tdur: 10, tid: 2 },
    ],
    'ours',
  );
  expect(share).toEqual({ micros: 100, calls: 1 });
});

describe('the history', () => {
  const now = moment('2026-05-20T12:00Z');
  const history = historyOf(230, 'Europe/Berlin', now);

  test('can be imported', () => {
    expect(parseArchive(JSON.parse(JSON.stringify(history)), now)).toMatchObject({ ok: true });
  });

  test('has two hours on each full day, and a row for each date up to today', () => {
    const full = history.days.slice(0, -1).map(({ activeMs }) => activeMs / 3_600_000);
    expect(new Set(full)).toEqual(new Set([2]));
    expect(history.days.at(-1)?.date).toBe('2026-05-20');
    expect(history.days).toHaveLength(230);
  });

  test('keeps the spans of as many days as the extension does', () => {
    expect(new Set(history.spans.map(({ date }) => date)).size).toBe(201);
  });

  test('is the same each time', () => {
    expect(historyOf(230, 'Europe/Berlin', now)).toEqual(history);
  });
});

describe('the command line', () => {
  const short: Measurement = { name: 'sizes', measure };
  const long: Measurement = { name: 'wake-ups', isLong: true, measure };

  test.each([
    ['nothing', [], { selected: [short], skipped: [long], isPartial: false }],
    ['--long', ['--long'], { selected: [short, long], skipped: [], isPartial: false }],
    [
      '--only of a long one',
      ['--only', 'wake-ups'],
      { selected: [long], skipped: [], isPartial: true },
    ],
  ])('with %s', (_, args, options) => {
    expect(parseOptions(args, [short, long])).toEqual(options);
  });

  test('with a name that nothing has', () => {
    expect(() => parseOptions(['--only', 'none'], [short])).toThrow('sizes');
  });
});
