import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { daysAsCsv } from '../../../../src/domain/backup/csv.ts';
import { emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import type { Day } from '../../../../src/domain/tracking/day-totals.ts';
import { MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import { parseCsv } from './parse-csv.ts';

const HEAD = (
  'date,member,device,site,minutes,opened,sessions,longest minutes,after-22:00 minutes,' +
  'for-you minutes,following minutes,friends minutes,explore minutes,live minutes,' +
  'search minutes,profile minutes,other minutes,messages minutes'
).split(',');
const NOTHING = '0.0 0 0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0'.split(' ');

function day(date: string, facts: Partial<Day> = {}): Day {
  const id = { device: 'd', member: 'm', site: 'tiktok', date };
  return { ...emptyDay(id, 'Europe/Berlin'), ...facts };
}

/** The cells of a day of a member with that name, as a reader with that separator takes them. */
function cellsOf(name: string, separator = ','): string[][] {
  return parseCsv(daysAsCsv([day('2026-05-05')], [{ id: 'm', name }]), separator);
}

describe('the days as a table', () => {
  it('is a row of titles where there are no days', () => {
    expect(parseCsv(daysAsCsv([], []))).toEqual([HEAD]);
  });

  it('quotes every cell', () => {
    expect(daysAsCsv([], [])).toBe(`"${HEAD.join('","')}"\r\n`);
  });

  it('has everything of a day, in minutes', () => {
    const busy = day('2026-05-05', {
      activeMs: 42 * MINUTE + 15 * SECOND,
      opens: 3,
      sessions: 2,
      longestMs: 30 * MINUTE,
      lateMs: 6 * SECOND,
      feedsMs: { 'for-you': 40 * MINUTE, other: 2 * MINUTE + 15 * SECOND },
    });
    expect(parseCsv(daysAsCsv([busy], [{ id: 'm', name: 'Åsa' }]))[1]).toEqual(
      '2026-05-05 Åsa d tiktok 42.3 3 2 30.0 0.1 40.0 0.0 0.0 0.0 0.0 0.0 0.0 2.3 0.0'.split(' '),
    );
  });

  it('is sorted by date, and calls a member without a name by the id', () => {
    const days = [day('2026-05-06'), day('2025-12-31'), day('2026-05-05')];
    const rows = parseCsv(daysAsCsv(days, [{ id: 'm', name: '' }]));
    expect(rows.slice(1).map((row) => row.slice(0, 2))).toEqual([
      ['2025-12-31', 'm'],
      ['2026-05-05', 'm'],
      ['2026-05-06', 'm'],
    ]);
  });

  it.each([
    ['=HYPERLINK("x")', `'=HYPERLINK("x")`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['＝1+1', `'＝1+1`],
    [' =1', ` '=1`],
    ['\t=1', `'\t'=1`],
    ['\r=1', `'\r'=1`],
    ['Mia;=1+1;', `Mia;'=1+1;`],
    ['Mia,"=1+1', `Mia,"'=1+1`],
    ['Mia\n@x', `Mia\n'@x`],
    ['Ana, Bo', 'Ana, Bo'],
    ['the "boss"', 'the "boss"'],
    ['two\nlines', 'two\nlines'],
    ['two\r\nlines', 'two\r\nlines'],
    ['a=b', 'a=b'],
    ['Anna-Lena', 'Anna-Lena'],
  ])('has the name %j as %j', (name, cell) => {
    expect(cellsOf(name)).toEqual([HEAD, ['2026-05-05', cell, 'd', 'tiktok', ...NOTHING]]);
  });
});

test('no name is a formula, whatever separates the cells of the reader', () => {
  const parts = fc.constantFrom(...'=+-@;,:|\t\r\n"\' a1('.split(''));
  fc.assert(
    fc.property(
      fc.string({ unit: parts }),
      fc.constantFrom(',', ';', '\t', '|', ':'),
      (name, separator) => {
        for (const cell of cellsOf(name, separator).flat()) {
          expect(cell.trimStart()).not.toMatch(/^[=+\-@]/);
        }
      },
    ),
  );
});
