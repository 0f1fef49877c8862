// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { ChangeList } from '../../../../src/app/change-log/change-log.tsx';
import type { Agreement } from '../../../../src/domain/agreement/agreement.ts';
import { authorName } from '../../../../src/domain/agreement/change-log.ts';
import {
  authorshipOf,
  JOINT,
  MEMBER,
  SOME_PARENT,
} from '../../../../src/domain/agreement/consent.ts';
import type { LoggedChange } from '../../../../src/domain/agreement/change-log.ts';
import type { DailyRule } from '../../../../src/domain/limits/rules/rules.ts';
import { DAY, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import { agreementOf, BEDTIME, DAD, EVENING } from '../../support/profile-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(cleanup);

/** The text of a change without its date: the sentence, then the details. */
function told(change: LoggedChange, agreements: readonly Agreement[] = [], at = EVENING): string[] {
  const entries = [{ at, ...change }];
  const { container } = render(
    <ChangeList
      changes={{ entries, agreements, people: new Map() }}
      zone="Europe/Berlin"
      now={at}
    />,
  );
  const row = container.querySelector('.log > li');
  const lines = [...(row?.querySelectorAll('li') ?? [])].map((li) => li.textContent ?? '');
  row?.querySelector('ul')?.remove();
  row?.querySelector('.log-when')?.remove();
  return [row?.textContent ?? '', ...lines].map((line) => line.replaceAll(/\s+/gu, ' ').trim());
}

it('a line that came in with a file says so', () => {
  expect(told({ what: 'parent-added', who: 'Eve' })).toEqual(['Eve was added as a parent.']);
  const line = { what: 'parent-added' as const, who: 'Eve', fromFile: true as const };
  expect(told(line)[0]).toMatch(/ This line came from a file\.$/);
});

it('a line that was written by hand hides no other', () => {
  const lines = [
    { at: EVENING, what: 'by-hand' },
    { at: EVENING, what: 'deleted-days', fromDate: 5, toDate: 'x' },
    { at: EVENING, what: 'extra-time', who: 'Dad', whom: 'Mia', minutes: 'many', how: 'by-hand' },
    { at: EVENING, what: 'reset-asked' },
  ];
  // oxlint-disable-next-line no-unsafe-type-assertion -- a row edited by hand
  const entries = lines as unknown as Parameters<typeof ChangeList>[0]['changes'] & object;
  const changes = { entries: entries as never, agreements: [], people: new Map() };
  const { container } = render(<ChangeList changes={changes} zone="Europe/Berlin" now={EVENING} />);
  expect(container.textContent).toContain('Someone asked for a new PIN.');
});

describe('who changed the rules', () => {
  const by = (who: 'dad' | 'mia' | 'nobody', name: string): readonly [LoggedChange, Agreement] => {
    const speaker = { parent: who === 'dad' ? DAD : null, isMember: who === 'mia' };
    const made = agreementOf(BEDTIME, {
      version: 2,
      madeAt: EVENING,
      ...authorshipOf(speaker, EVENING),
    });
    return [{ what: 'agreement-made', who: name, whom: 'Mia', version: 2 }, made];
  };
  const earlier = (madeBy: string): Agreement =>
    agreementOf(BEDTIME, { version: 2, madeAt: EVENING, madeBy });
  it.each<[LoggedChange, Agreement, string]>([
    [...by('dad', 'Dad'), 'Dad set new limits for Mia.'],
    [...by('mia', ''), 'Mia set new limits.'],
    [...by('nobody', ''), 'Someone without a PIN set new limits for Mia.'],
    // Rows of earlier versions named a parent, or nobody, for whoever was here.
    [
      by('nobody', SOME_PARENT)[0],
      earlier(SOME_PARENT),
      'Someone without a PIN set new limits for Mia.',
    ],
    [by('nobody', '')[0], earlier(MEMBER), 'Someone without a PIN set new limits for Mia.'],
  ])('%#: is in the version', (change, made, sentence) => {
    expect(told(change, [made])[0]).toBe(sentence);
  });
});

describe('a change of the agreement in one sentence', () => {
  const mia = { whom: 'Mia' };
  const dad = { who: 'Dad', whom: 'Mia' };
  const self = { who: '', whom: 'Mia' };
  const some = { who: authorName({ id: 'dad', name: '' }), whom: 'Mia' };
  const rows: readonly [change: LoggedChange, sentence: string][] = [
    [{ what: 'agreement-made', ...dad, version: 2 }, 'Dad set new limits for Mia.'],
    [{ what: 'agreement-made', ...self, version: 2 }, 'Someone set new limits for Mia.'],
    [{ what: 'agreement-made', ...some, version: 2 }, 'A parent set new limits for Mia.'],
    [{ what: 'agreement-yes', ...some }, 'A parent said yes to the limits for Mia.'],
    [{ what: 'agreement-made', who: '', whom: '', version: 2 }, 'Someone set new limits.'],
    [{ what: 'kept-months', months: 6 }, 'Days are kept: 6 months.'],
    [{ what: 'kept-months', months: null }, 'Days are kept: always.'],
    [{ what: 'agreement-yes', ...self }, 'Mia said yes to the limits.'],
    [{ what: 'agreement-yes', ...dad }, 'Dad said yes to the limits for Mia.'],
    [{ what: 'proposed', ...self }, 'Mia suggested other limits.'],
    [{ what: 'proposal-withdrawn', ...self }, 'Mia took back a suggestion.'],
    [
      { what: 'proposal-answered', ...dad, answer: 'yes' },
      'Dad answered a suggestion by Mia: Yes, let’s do it',
    ],
    [
      { what: 'proposal-answered', ...dad, answer: 'no' },
      'Dad answered a suggestion by Mia: Not this time',
    ],
    [
      { what: 'proposal-answered', ...self, answer: 'talk' },
      'Someone without a PIN answered a suggestion by Mia: Let’s talk',
    ],
    [
      { what: 'proposal-answered', ...some, answer: 'yes' },
      'A parent answered a suggestion by Mia: Yes, let’s do it',
    ],
    [{ what: 'extra-time', ...dad, minutes: 15, how: 'pin' }, 'Dad gave Mia 15 min of extra time.'],
    [
      { what: 'extra-time', who: 'Dad', whom: '', minutes: 30, how: 'pin' },
      'Dad gave one person 30 min of extra time.',
    ],
    [
      { what: 'extra-time', ...dad, minutes: 5, how: 'code' },
      'Dad gave Mia 5 min of extra time by phone.',
    ],
    [{ what: 'extra-time', ...self, minutes: 5, how: 'free' }, 'Mia took 5 min without asking.'],
    [{ what: 'pin-first', who: 'Dad' }, 'Dad set the first PIN.'],
    [{ what: 'pin-changed', who: '' }, 'A parent has a new PIN.'],
    [{ what: 'parent-added', who: 'Mum' }, 'Mum was added as a parent.'],
    [{ what: 'parent-removed', who: 'Mum' }, 'Mum was removed as a parent.'],
    [{ what: 'phone-added', who: 'Dad' }, 'Dad added a phone that makes codes.'],
    [
      { what: 'phone-removed', who: 'Dad', whom: 'Mum' },
      'Dad removed a phone that made codes: that of Mum.',
    ],
    [
      { what: 'seal-broken', until: '2026-05-03' },
      'Some entries before May 3, 2026 were changed outside Kintime.',
    ],
    [
      { what: 'clock-forward', byMs: 36_000_000 },
      'The computer’s clock was set forward by 10 hr, or the computer slept for that long.',
    ],
    [
      { what: 'reset-asked' },
      'Someone asked for a new PIN. It can be set once Kintime has run on three days, 2 hours in all.',
    ],
    [{ what: 'reset-cancelled' }, 'The request for a new PIN was taken back.'],
    [{ what: 'reset-done' }, 'The wait for a new PIN ended, and a new one was set.'],
    [{ what: 'member-added', ...mia }, 'Mia was added.'],
    [{ what: 'member-removed', whom: '' }, 'Someone was removed, with all their days.'],
    [{ what: 'member-switched', ...mia }, 'From then on, time counted for Mia.'],
    [{ what: 'member-pin', ...mia }, 'Mia has a new PIN.'],
    [{ what: 'opening-pause', ...mia }, 'The pause before opening was changed for Mia.'],
    [
      { what: 'opening-pause', ...mia, pauseMs: 8 * SECOND },
      'The pause before opening was changed for Mia: 8 seconds.',
    ],
    [
      { what: 'opening-pause', ...mia, pauseMs: null },
      'The pause before opening was changed for Mia: Off.',
    ],
    [{ what: 'member-renamed', ...mia, before: '' }, 'Someone is called Mia now.'],
    [{ what: 'household-made' }, 'A household was created here.'],
    [{ what: 'household-joined' }, 'This browser joined the household.'],
    [{ what: 'household-left', who: '' }, 'This browser left the household.'],
    [{ what: 'household-left', who: 'Dad' }, 'Dad took this browser out of the household.'],
    [{ what: 'household-left', who: some.who }, 'A parent took this browser out of the household.'],
    [
      { what: 'key-renewed', who: '' },
      'Someone gave the household a new key. Other devices pair again.',
    ],
    [
      { what: 'key-renewed', who: 'Dad' },
      'Dad gave the household a new key. Other devices pair again.',
    ],
    [
      { what: 'card-given', ...mia, fromDate: '2026-05-04' },
      'A week card of Mia was made, for the week from May 4, 2026.',
    ],
    [
      { what: 'person-removed', who: '', whom: 'Ben' },
      'Ben was removed from the household’s list here.',
    ],
    [{ what: 'moment-chosen' }, 'A weekly reminder was set.'],
    [{ what: 'moment-ended' }, 'The weekly reminder was removed.'],
  ];
  it.each(rows)('%j', (change, sentence) => {
    expect(told(change)).toEqual([sentence]);
  });
});

describe('what is different in a new version', () => {
  const daily = (minutes: number): DailyRule => ({
    limitsMs: Array<number>(7).fill(minutes * MINUTE),
    strength: 'firm',
    messagesOpen: false,
  });
  const first = agreementOf({ ...BEDTIME, daily: daily(60) });
  const second = agreementOf(
    { ...BEDTIME, daily: daily(45) },
    { id: 'a2', version: 2, way: 'parent', madeAt: EVENING, from: EVENING + DAY / 4 },
  );
  const others = agreementOf({}, { id: 'b1', member: 'ben', version: 2, madeAt: EVENING + 1 });
  const all = [others, second, first];
  const made = { what: 'agreement-made', who: 'Dad', whom: 'Mia' } as const;

  it('stands below the sentence, with who decides and from when it holds', () => {
    expect(told({ ...made, version: 2 }, all)).toEqual([
      'Dad set new limits for Mia.',
      'Each day: 45 min, then TikTok stops (before: 1 hr, then TikTok stops)',
      'A parent decides',
      'From May 8, 2026, 4:30 AM',
    ]);
  });

  it('is all of it in the first version', () => {
    expect(told({ ...made, version: 1 }, all, first.madeAt)).toEqual([
      'Dad set new limits for Mia.',
      'Bedtime: 10:00 PM to 7:00 AM, every day: TikTok stops',
      'Each day: 1 hr, then TikTok stops',
    ]);
  });

  it('is seen beside the version that it follows, not beside another with the number before', () => {
    const elsewhere = agreementOf(
      { ...BEDTIME, daily: daily(30) },
      { id: 'a2b', version: 2, madeAt: EVENING - 1, device: 'laptop', basedOn: ['a1'] },
    );
    const third = agreementOf(
      { ...BEDTIME, daily: daily(40) },
      { id: 'a3', version: 3, madeAt: EVENING + 2, from: EVENING, basedOn: ['a2'] },
    );
    const versions = [elsewhere, third, ...all];
    expect(told({ ...made, version: 3 }, versions, third.madeAt)).toEqual([
      'Dad set new limits for Mia.',
      'Each day: 40 min, then TikTok stops (before: 45 min, then TikTok stops)',
      'We decide together',
    ]);
  });

  it('is all that holds where two changes were made at the same time', () => {
    const joint = agreementOf(
      { daily: daily(30) },
      {
        id: 'joint-1',
        version: 3,
        madeAt: EVENING + 2,
        madeBy: JOINT,
        yeses: [],
        basedOn: ['a2', 'a2b'],
      },
    );
    expect(told({ ...made, who: '', version: 3 }, [joint, ...all], joint.madeAt)).toEqual([
      'Two changes for Mia were made at the same time. The stricter of each rule holds until someone decides.',
      'Each day: 30 min, then TikTok stops',
    ]);
  });

  it('is left out where the version is gone', () => {
    expect(told({ ...made, version: 7 }, all)).toEqual(['Dad set new limits for Mia.']);
  });
});
