import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { changePermission, DECISION_MODES } from '../../../../src/domain/agreement/agreement.ts';
import type { Agreement, RulesChange } from '../../../../src/domain/agreement/agreement.ts';
import { makeArchive } from '../../../../src/domain/backup/archive.ts';
import type { Archive } from '../../../../src/domain/backup/archive.ts';
import { isRestorable, planRules } from '../../../../src/domain/backup/plan-rules.ts';
import type { RulesContext, RulesRestoration } from '../../../../src/domain/backup/plan-rules.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { DAY, MINUTE } from '../../../../src/domain/time/units.ts';
import { rulesAround } from '../limits/rules/rules-arbitraries.ts';
import { NOW, SETTINGS } from './archive-fixture.ts';

const ADA = { id: 'ada', name: 'Ada' };
const BEN = { id: 'ben', name: 'Ben' };

function daily(minutes: number): Rules {
  const limitsMs = Array.from({ length: 7 }, () => minutes * MINUTE);
  return { ...NO_RULES, daily: { limitsMs, strength: 'firm', messagesOpen: false } };
}

function version(member: string, change: RulesChange, number = 1, from = NOW - DAY): Agreement {
  return {
    id: `${member} ${number}`,
    member,
    version: number,
    ...change,
    madeAt: from,
    madeBy: 'dad',
    from,
    yeses: [],
    wishes: [],
    lookAgain: null,
  };
}

/** A file with rules for Ada and Ben. */
function file(ada: Rules, ben?: Rules, names = [ADA, BEN]): Archive {
  const empty = { spans: [], days: [], switches: [], gaps: [], elsewhere: [], log: [] };
  const agreements = [
    version('ada', { way: 'parent', rules: ada }),
    ...(ben === undefined ? [] : [version('ben', { way: 'self', rules: ben })]),
  ];
  return makeArchive({ ...empty, members: names }, SETTINGS, NOW, agreements);
}

const HERE: RulesContext = {
  members: [ADA, BEN],
  agreements: [version('ada', { way: 'parent', rules: daily(30) })],
  now: NOW,
  dayStart: '04:00',
  hasPin: true,
  unlocked: true,
};

const WITHOUT_PIN = { hasPin: false, unlocked: false };

/** Who, when, and which limit; such as `Ada now 30`. */
function planned(archive: Archive, more: Partial<RulesContext> = {}): string[] {
  return planRules(archive, { ...HERE, ...more }).map(({ name, status, after }) => {
    const [limit] = after.rules.daily?.limitsMs ?? [];
    return `${name} ${status} ${(limit ?? 0) / MINUTE}`;
  });
}

describe('the rules of a file', () => {
  it.each<[string, Archive, Partial<RulesContext>, string[]]>([
    ['that are the same change nothing', file(daily(30)), {}, []],
    ['are the first ones of a member', file(daily(30), daily(20)), {}, ['Ben now 20']],
    ['that hold nothing are no first ones', file(daily(30), NO_RULES), {}, []],
    ['loosen at once with the PIN', file(daily(60)), {}, ['Ada now 60']],
    ['tighten at once with the PIN', file(daily(10)), {}, ['Ada now 10']],
    ['loosen tomorrow without any PIN', file(daily(60)), WITHOUT_PIN, ['Ada tomorrow 60']],
    ['tighten at once without any PIN', file(daily(10)), WITHOUT_PIN, ['Ada now 10']],
    [
      'stay out while the PIN is missing, whichever way they go',
      file(daily(10), daily(20)),
      { unlocked: false },
      ['Ada needs-pin 10', 'Ben needs-pin 20'],
    ],
    [
      'stay out for a member with a PIN, unless a parent is there (rule A21)',
      file(daily(10)),
      { ...WITHOUT_PIN, members: [{ ...ADA, pin: { salt: '', rounds: 1, verify: '' } }] },
      ['Ada needs-pin 10'],
    ],
    [
      'go by the name in a new installation',
      file(daily(30)),
      { members: [{ id: 'new', name: 'ADA' }], agreements: [] },
      ['ADA now 30'],
    ],
    [
      'go by the id first',
      file(daily(60), daily(20), [ADA, { id: 'ben', name: 'Ada' }]),
      { members: [ADA, { id: 'new', name: 'Ada ' }] },
      ['Ada now 60', 'Ada  now 20'],
    ],
    [
      'stay out for somebody of that name who has an agreement here',
      file(daily(30)),
      {
        members: [{ id: 'new', name: 'Ada' }],
        agreements: [version('new', { way: 'parent', rules: daily(60) })],
      },
      ['Ada not-here 30'],
    ],
    [
      'that went by the name change nothing the second time',
      file(daily(30)),
      {
        members: [{ id: 'new', name: 'Ada' }],
        agreements: [version('new', { way: 'parent', rules: daily(30) })],
      },
      [],
    ],
    [
      'stay out for somebody who is not here',
      file(daily(30), daily(20)),
      { members: [ADA] },
      ['Ben not-here 20'],
    ],
    [
      'stay out where two members could be meant',
      file(daily(30), undefined, [{ id: 'ada', name: '' }]),
      {
        members: [
          { id: 'one', name: '' },
          { id: 'two', name: '' },
        ],
      },
      [' not-here 30'],
    ],
    [
      'stay out if they are faulty, and others of the file do not',
      file(daily(0.5), daily(20)),
      {},
      ['Ada faulty 0.5', 'Ben now 20'],
    ],
    [
      'are compared with what is planned',
      file(daily(30)),
      {
        agreements: [
          ...HERE.agreements,
          version('ada', { way: 'parent', rules: daily(10) }, 2, NOW + DAY),
        ],
      },
      ['Ada now 30'],
    ],
  ])('%s', (_, archive, more, expected) => {
    expect(planned(archive, more)).toEqual(expected);
  });

  it('are none in a file of an earlier version', () => {
    const { agreements: _, ...archive } = file(daily(10));
    expect(planRules(archive, HERE)).toEqual([]);
  });
});

/** The context after somebody restored what may be. */
function restored(context: RulesContext, changes: readonly RulesRestoration[]): RulesContext {
  const made = changes.filter(isRestorable).map(({ member, after, status }) => {
    const next = context.agreements.length + 1;
    return version(member, after, next, status === 'now' ? context.now : context.now + DAY);
  });
  return { ...context, agreements: [...context.agreements, ...made] };
}

const change: fc.Arbitrary<RulesChange> = fc.record({
  way: fc.constantFrom(...DECISION_MODES),
  rules: rulesAround('2026-05-20'),
});

/** Whoever shares the browser, with versions that hold or are planned. */
const contexts: fc.Arbitrary<RulesContext> = fc
  .record({
    versions: fc.array(
      fc.record({ member: fc.constantFrom('ada', 'ben', 'new'), change, later: fc.boolean() }),
      { maxLength: 4 },
    ),
    hasPin: fc.boolean(),
    unlocked: fc.boolean(),
  })
  // oxlint-disable-next-line oxc/no-map-spread -- an arbitrary, no list
  .map(({ versions, hasPin, unlocked }) => ({
    ...HERE,
    members: [ADA, { id: 'new', name: 'ben' }],
    agreements: versions.map(({ member, change: made, later }, i) =>
      version(member, made, i + 1, later ? NOW + DAY : NOW - DAY + i),
    ),
    hasPin,
    unlocked: hasPin && unlocked,
  }));

const files = fc.tuple(rulesAround('2026-05-20'), rulesAround('2026-05-20'));

test('the same file twice changes no rule the second time', () => {
  fc.assert(
    fc.property(contexts, files, (context, [ada, ben]) => {
      const archive = file(ada, ben);
      const after = restored(context, planRules(archive, context));
      expect(planRules(archive, after).filter(isRestorable)).toEqual([]);
    }),
  );
});

test('no file loosens what a change could not loosen', () => {
  fc.assert(
    fc.property(contexts, files, (context, [ada, ben]) => {
      for (const one of planRules(file(ada, ben), context)) {
        const { member, after, status } = one;
        const allowed = changePermission(after, {
          ...context,
          member,
          isMember: false,
          atOnce: true,
        });
        if (status === 'now') expect(allowed).toEqual({ allowed: true, from: 'now' });
        if (status === 'tomorrow') expect(allowed).toEqual({ allowed: true, from: 'tomorrow' });
        if (context.hasPin && !context.unlocked) expect(isRestorable(one)).toBe(false);
      }
    }),
  );
});
