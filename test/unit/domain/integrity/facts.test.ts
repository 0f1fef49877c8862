import { describe, expect, it } from 'vitest';
import type { Gap, GapReason } from '../../../../src/domain/tracking/gaps.ts';
import type { LogEntry } from '../../../../src/domain/agreement/change-log.ts';
import type { SealResult } from '../../../../src/domain/integrity/seal.ts';
import { integrityFacts } from '../../../../src/domain/integrity/facts.ts';
import type { IntegrityFact, IntegrityRecords } from '../../../../src/domain/integrity/facts.ts';
import { DAY, HOUR } from '../../../../src/domain/time/units.ts';
import { moment } from '../../../arbitraries.ts';

const SINCE = moment('2026-05-01T10:00Z');
const NOW = SINCE + 20 * DAY;
const AT = SINCE + 3 * DAY;

function facts(records: Partial<IntegrityRecords> = {}): IntegrityFact[] {
  return integrityFacts({
    countingSince: SINCE,
    device: 'laptop',
    now: NOW,
    gaps: [],
    log: [],
    sealResult: null,
    privateWindows: false,
    ...records,
  });
}

function gap(reason: GapReason, start: number, end: number | null, device = 'laptop'): Gap {
  return { device, site: 'tiktok', start, end, reason };
}

/** What these records add to what is always said. */
function added(records: Partial<IntegrityRecords>): IntegrityFact[] {
  const always = new Set(['counting-since', 'private-windows', 'no-seal']);
  return facts(records).filter(({ what }) => !always.has(what));
}

describe('always', () => {
  it('nothing before counting was agreed to', () => {
    expect(facts({ countingSince: null })).toEqual([]);
  });

  it('since when, whether private windows are covered, and that nothing is sealed', () => {
    expect(facts()).toEqual([
      { what: 'private-windows', covered: false, at: NOW },
      { what: 'no-seal', at: NOW },
      { what: 'counting-since', at: SINCE },
    ]);
    expect(facts({ privateWindows: true })[0]).toMatchObject({ covered: true });
  });

  it('what the last check of the seal came to, once', () => {
    const found = ['days' as const];
    const word: SealResult = { at: AT, until: '2026-05-03', fine: false, anew: false, found };
    const log = [{ at: AT, what: 'seal-broken' as const, until: '2026-05-03' }];
    expect(added({ sealResult: word, log })).toEqual([{ what: 'seal', ...word }]);
    const fine: SealResult = { ...word, at: NOW, fine: true, found: [] };
    expect(added({ sealResult: fine, log }).map((fact) => [fact.what, fact.at])).toEqual([
      ['seal', NOW],
      ['seal', AT],
    ]);
  });
});

describe('what came in with a file', () => {
  it.each<LogEntry>([
    { at: AT, what: 'clock-back', byMs: HOUR },
    { at: AT, what: 'clock-forward', byMs: HOUR },
    { at: AT, what: 'clock-trusted', byMs: HOUR },
    { at: AT, what: 'deleted-everything' },
    { at: AT, what: 'seal-broken', until: '2026-05-03' },
    { at: AT, what: 'reset-asked' },
    { at: AT, what: 'pin-changed', who: 'Dad', how: 'code' },
  ])('says nothing of this browser: $what', (line) => {
    expect(added({ log: [line] })).toHaveLength(1);
    expect(added({ log: [{ ...line, fromFile: true }] })).toEqual([]);
  });
});

describe('what could not be measured', () => {
  it.each<[string, Gap[], object[]]>([
    [
      'each stretch in which Kintime was off, with its length',
      [gap('off', AT, AT + HOUR), gap('off', AT + DAY, AT + DAY + 2 * HOUR)],
      [
        { what: 'not-measured', reason: 'off', at: AT + DAY, ms: 2 * HOUR },
        { what: 'not-measured', reason: 'off', at: AT, to: AT + HOUR, ms: HOUR },
      ],
    ],
    [
      'a permission that is still missing',
      [gap('access', NOW - HOUR, null)],
      [{ what: 'not-measured', reason: 'access', to: null, ms: HOUR }],
    ],
    ['nothing of another device', [gap('off', AT, AT + HOUR, 'phone')], []],
    ['nothing of what was before', [gap('before', SINCE - HOUR, SINCE)], []],
    [
      'sleep in a sum, for a clock set forward looks alike',
      [gap('asleep', AT, AT + HOUR), gap('asleep', AT + DAY, AT + DAY + HOUR)],
      [{ what: 'jumps', reason: 'asleep', count: 2, ms: 2 * HOUR, from: AT, at: AT + DAY }],
    ],
    [
      'one stretch once, however many sites it is noted for',
      [gap('off', AT, AT + HOUR), { ...gap('off', AT, AT + HOUR), site: 'other' }],
      [{ what: 'not-measured', ms: HOUR }],
    ],
  ])('%s', (_, gaps, expected) => {
    const found = added({ gaps });
    expect(found).toHaveLength(expected.length);
    expect(found).toMatchObject(expected);
  });
});

describe('what the log tells', () => {
  it('sums up how often the clock went forward, since sleep can look alike', () => {
    const log = [AT, AT + DAY].map((at): LogEntry => ({ at, what: 'clock-forward', byMs: HOUR }));
    expect(added({ log })).toEqual([
      { what: 'jumps', reason: 'clock-forward', count: 2, ms: 2 * HOUR, from: AT, at: AT + DAY },
    ]);
  });

  it.each<[LogEntry, object | null]>([
    [
      { at: AT, what: 'clock-back', byMs: HOUR },
      { what: 'clock-back', byMs: HOUR },
    ],
    [
      { at: AT, what: 'clock-trusted', byMs: DAY },
      { what: 'clock-trusted', byMs: DAY },
    ],
    [
      { at: AT, what: 'deleted-days', fromDate: '2026-05-01', toDate: '2026-05-02' },
      { what: 'deleted', dates: { from: '2026-05-01', to: '2026-05-02' } },
    ],
    [
      { at: AT, what: 'deleted-everything' },
      { what: 'deleted', dates: null },
    ],
    [
      { at: AT, what: 'reset-asked' },
      { what: 'pin-reset', step: 'asked' },
    ],
    [
      { at: AT, what: 'reset-cancelled' },
      { what: 'pin-reset', step: 'cancelled' },
    ],
    [
      { at: AT, what: 'reset-done' },
      { what: 'pin-reset', step: 'done' },
    ],
    [
      { at: AT, what: 'pin-changed', who: 'Dad', how: 'code' },
      { what: 'pin-reset', step: 'by-phone' },
    ],
    [{ at: AT, what: 'pin-changed', who: 'Dad' }, null],
    [{ at: AT, what: 'agreement-yes', who: '', whom: 'Ada' }, null],
  ])('%j', (line, expected) => {
    expect(added({ log: [line] })).toMatchObject(
      expected === null ? [] : [{ at: AT, ...expected }],
    );
  });
});
