import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { makeArchive } from '../../../src/domain/backup/archive.ts';
import { DAY, HOUR } from '../../../src/domain/time/units.ts';
import { parseArchive } from '../../../src/files/archive.ts';
import {
  AGREEMENTS,
  BERLIN,
  CALENDARS,
  histories,
  NOW,
  recorded,
  sample,
  SETTINGS,
  written,
} from '../domain/backup/archive-fixture.ts';

describe('an archive', () => {
  it('is read as it was written', () => {
    expect(parseArchive(written(sample()), NOW)).toEqual({ ok: true, archive: sample() });
  });

  test('is read as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(histories, (times) => {
        const archive = { ...sample(), ...times };
        expect(parseArchive(written(archive), NOW)).toEqual({ ok: true, archive });
      }),
    );
  });

  it('holds no setting that could loosen anything, and no clock', () => {
    expect(Object.keys(sample().settings).toSorted()).toEqual([
      'calendars',
      'countingSince',
      'firstDay',
      'keepDaysMonths',
    ]);
  });

  it('holds of members who they are, and no PIN', () => {
    const pin = { salt: 'c2FsdA==', rounds: 600_000, verify: 'dmVyaWZ5' };
    const [ada, ben] = sample().members;
    if (ada === undefined || ben === undefined) throw new Error('no members');
    const made = makeArchive(
      {
        ...sample(),
        members: [
          { ...ada, pin, ideas: ['draw'], openingPauseMs: 8000 },
          { ...ben, elsewhere: true },
        ],
      },
      { ...SETTINGS, parents: [{ id: 'dad', name: 'Dad', pin }] },
      NOW,
      AGREEMENTS,
    );
    expect(made).toEqual(sample());
    expect(JSON.stringify(made)).not.toContain(pin.verify);
  });

  it('holds the rules of members, and not who agreed to them', () => {
    const { agreements } = sample();
    expect(agreements).toMatchObject([{ member: 'ada', way: 'parent', lookAgain: '2026-06-15' }]);
    expect(JSON.stringify(agreements)).not.toMatch(/dad|homework|yeses/);
  });

  it('is read without rules, as earlier versions wrote it', () => {
    const { agreements: _, ...archive } = sample();
    expect(parseArchive(written(archive), NOW)).toEqual({ ok: true, archive });
  });

  it('can be read although the clock once stood years ahead', () => {
    const ahead = 5 * 365 * DAY;
    const archive = sample();
    const { spans, days } = recorded('laptop', [
      { start: NOW + ahead, end: NOW + ahead + HOUR, feed: 'live' },
    ]);
    const gap = { device: 'laptop', site: 'tiktok', reason: 'asleep' } as const;
    const made = makeArchive(
      {
        spans: [...archive.spans, ...spans],
        days: [...archive.days, ...days],
        members: archive.members,
        switches: [...archive.switches, { at: NOW + ahead, member: 'ben' }],
        gaps: [...archive.gaps, { ...gap, start: NOW, end: NOW + ahead }],
        elsewhere: archive.elsewhere,
        log: [...archive.log, { at: NOW + ahead, what: 'clock-back', byMs: ahead }],
      },
      { ...SETTINGS, calendars: [...CALENDARS, { ...BERLIN, from: NOW + ahead }] },
      NOW,
      AGREEMENTS,
    );
    expect(made).toEqual(archive);
    expect(parseArchive(written(made), NOW).ok).toBe(true);
  });
});

const NOT_OURS: readonly unknown[] = [
  undefined,
  null,
  true,
  12,
  'kintime',
  [],
  {},
  [{ program: 'kintime' }],
  { version: 1, spans: [], days: [] },
  { program: 'Kintime' },
  { program: ['kintime'] },
  Object.create({ program: 'kintime', version: 1 }),
];

describe('reading a file', () => {
  it.each(NOT_OURS.map((value) => [value]))('knows that %j is not ours', (value) => {
    expect(parseArchive(value, NOW)).toMatchObject({ ok: false, error: 'import-not-ours' });
  });

  it.each([2, 3, 1e9])('refuses version %d as newer', (version) => {
    const parsed = parseArchive({ program: 'kintime', version, whatever: 1 }, NOW);
    expect(parsed).toMatchObject({ ok: false, error: 'import-newer' });
  });

  it('leaves behind what it does not know', () => {
    const file = { ...structuredClone(sample()), url: 'https://www.tiktok.com/@a' };
    for (const rows of Object.values(file)) {
      if (!Array.isArray(rows)) continue;
      for (const row of rows) Object.assign(row, { caption: 'hello' });
    }
    expect(parseArchive(file, NOW)).toEqual({ ok: true, archive: sample() });
  });

  it('is not moved by keys that name a prototype', () => {
    const { agreements, ...archive } = sample();
    const withPrototypes = (value: unknown): string =>
      JSON.stringify(value).replaceAll('{', '{"__proto__":{"member":"eve","x":1},');
    const text = withPrototypes(archive);
    const feedless = text.replaceAll(/"feedsMs":\{"__proto__":\{[^}]*\},/g, '"feedsMs":{');
    const parsed = parseArchive(JSON.parse(feedless), NOW);
    expect(parsed).toEqual({ ok: true, archive });
    expect(parseArchive(JSON.parse(text), NOW)).toMatchObject({ error: 'import-damaged' });
    const rules: unknown = JSON.parse(withPrototypes(agreements));
    const file = { ...archive, agreements: rules };
    expect(parseArchive(file, NOW)).toMatchObject({ error: 'import-damaged' });
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('takes spans that overlap, whose time is counted once when they are united', () => {
    const archive = sample();
    const shared = archive.spans.map((span) => ({ ...span, member: 'ben', feed: 'live' }));
    const file = { ...archive, spans: [...archive.spans, ...shared] };
    expect(parseArchive(file, NOW).ok).toBe(true);
  });
});
