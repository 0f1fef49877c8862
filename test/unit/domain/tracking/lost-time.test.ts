import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clip, overlaps, totalMs } from '../../../../src/domain/time/interval.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { EpochMs } from '../../../../src/domain/time/units.ts';
import { lostTime } from '../../../../src/domain/tracking/lost-time.ts';
import { mergeSpans } from '../../../../src/domain/tracking/merge-spans.ts';
import type { Span } from '../../../../src/domain/tracking/span.ts';
import type { UsedTime } from '../../../../src/domain/tracking/used-time.schema.ts';
import { moment } from '../../../arbitraries.ts';

const CALENDARS = [{ from: 0, zone: 'UTC', dayStart: '04:00', lateFrom: '22:00' }];
const DATE = '2026-05-06';
const at = (time: string): EpochMs => moment(`${DATE}T${time}Z`);
const LOSS = at('18:00');

function span(from: EpochMs, to: EpochMs, member = 'mia', feed: Span['feed'] = 'for-you'): Span {
  const place = { device: 'laptop', site: 'tiktok', date: DATE, zone: 'UTC' };
  return { ...place, start: from, end: to, member, feed };
}

function used(minutes: number, messages = 0, member = 'mia'): UsedTime {
  return { member, date: DATE, ms: minutes * MINUTE, messagesMs: messages * MINUTE, leftMs: null };
}

/** The lost time as `mia other 17:30–18:00`. */
function lost(rows: readonly UsedTime[], spans: readonly Span[] = []): string[] {
  const time = (ms: EpochMs): string => new Date(ms).toISOString().slice(11, 16);
  return lostTime({ at: LOSS, used: rows }, CALENDARS, spans).map(
    ({ member, feed, start, end }) => `${member} ${feed} ${time(start)}–${time(end)}`,
  );
}

describe('the time that was lost', () => {
  it.each<[string, UsedTime[], Span[], string[]]>([
    ['is all of it if nothing is left', [used(30)], [], ['mia other 17:30–18:00']],
    [
      'is what is more than the older state holds',
      [used(30)],
      [span(at('12:00'), at('12:20'))],
      ['mia other 17:50–18:00'],
    ],
    [
      'is nothing if the database holds more than the copy',
      [used(30)],
      [span(at('12:00'), at('12:40'))],
      [],
    ],
    [
      'is not less for what was watched since',
      [used(30)],
      [span(at('18:00'), at('18:20'))],
      ['mia other 17:30–18:00'],
    ],
    [
      'is told apart from messages',
      [used(30, 10)],
      [span(at('12:00'), at('12:05'), 'mia', 'messages')],
      ['mia messages 17:55–18:00', 'mia other 17:35–17:55'],
    ],
    [
      'of several members does not overlap',
      [used(30), used(20, 0, 'ben')],
      [span(at('17:50'), at('18:00'), 'ben')],
      ['mia other 17:20–17:50', 'ben other 17:10–17:20'],
    ],
    [
      'is no less if somebody else watched nearly all day',
      [used(30)],
      [span(at('04:10'), at('17:50'), 'ben')],
      ['mia other 17:50–18:00', 'mia other 04:00–04:10', 'mia other 17:40–17:50'],
    ],
  ])('%s', (_, rows, spans, expected) => {
    expect(lost(rows, spans)).toEqual(expected);
  });

  it('lies within its day', () => {
    const early = { at: at('04:10'), used: [used(30)] };
    expect(lostTime(early, CALENDARS, [])).toMatchObject([
      { start: at('04:00'), end: at('04:10') },
    ]);
    const yesterday = { ...used(30), date: '2026-05-05' };
    expect(lostTime({ at: LOSS, used: [yesterday] }, CALENDARS, [])).toMatchObject([
      { start: at('03:30'), end: at('04:00') },
    ]);
  });
});

const spansOf = fc
  .array(
    fc.record({
      member: fc.constantFrom('mia', 'ben'),
      minute: fc.integer({ min: 0, max: 900 }),
      minutes: fc.integer({ min: 1, max: 90 }),
      feed: fc.constantFrom('for-you' as const, 'messages' as const),
    }),
    { maxLength: 6 },
  )
  .map((pieces) =>
    mergeSpans(
      [],
      pieces.map(({ member, minute, minutes, feed }) => {
        const start = at('04:00') + minute * MINUTE;
        return span(start, start + minutes * MINUTE, member, feed);
      }),
    ),
  );

/** Of a member up to the loss, with what was lost. */
function totalOf(member: string, rows: readonly UsedTime[], spans: readonly Span[]): number {
  const known = clip(
    spans.filter((one) => one.member === member),
    { start: 0, end: LOSS },
  );
  const missing = lostTime({ at: LOSS, used: rows }, CALENDARS, spans);
  return totalMs(known) + totalMs(missing.filter((one) => one.member === member));
}

const minutes = fc.integer({ min: 0, max: 400 });

test('each member has the larger of both totals up to the loss, and no moment twice', () => {
  fc.assert(
    fc.property(spansOf, minutes, minutes, minutes, (spans, mia, miaMessages, ben) => {
      const rows = [used(mia + miaMessages, miaMessages), used(ben, 0, 'ben')];
      const missing = lostTime({ at: LOSS, used: rows }, CALENDARS, spans);
      expect(missing.every(({ end }) => end <= LOSS)).toBe(true);
      for (const { member, ms } of rows) {
        const all = [...missing, ...spans].filter((one) => one.member === member);
        expect(all.some((a, i) => all.slice(i + 1).some((b) => overlaps(a, b)))).toBe(false);
        expect(totalOf(member, rows, spans)).toBeGreaterThanOrEqual(Math.min(ms, 14 * HOUR));
      }
    }),
  );
});

test('nothing that is imported again lowers a total', () => {
  fc.assert(
    fc.property(spansOf, minutes, minutes, (spans, mia, messages) => {
      const rows = [used(mia + messages, messages)];
      for (let count = 0; count < spans.length; count += 1) {
        const before = totalOf('mia', rows, spans.slice(0, count));
        expect(totalOf('mia', rows, spans.slice(0, count + 1))).toBeGreaterThanOrEqual(before);
      }
    }),
  );
});
