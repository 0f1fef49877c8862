import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExtraTimeRequest } from '../../../../../src/domain/agreement/extra-time-request.ts';
import type {
  BrowserFile,
  SharedAnswer,
} from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import { grantedMs } from '../../../../../src/domain/limits/rules/extra-time.ts';
import type { Grant } from '../../../../../src/domain/limits/rules/extra-time.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';
import { daily, extra } from '../../limits/evaluation/context-fixture.ts';
import { idOf, person, sent, SimulatedBrowser } from './simulated-browser.ts';

const NOON = moment('2026-05-06T12:00+02:00');
const TODAY = '2026-05-06';
const SIGNED = { parent: 'mum', signature: 'good' };

function browser(device: string, hasPin = true): SimulatedBrowser {
  const made = new SimulatedBrowser(device, [person('Mia', true)]);
  const rules = { ...NO_RULES, daily: daily(60), freeExtension: true };
  made.change({ member: 'mia', rules, parent: 'mum' }, NOON - HOUR);
  made.hasPin = hasPin;
  return made;
}

function grant(minutes: number, more: Partial<Grant> = {}): Grant {
  return { ...extra(NOON, minutes, { member: 'mia', parent: 'mum' }), signature: SIGNED, ...more };
}

function unsigned(minutes: number, more: Partial<Grant> = {}): Grant {
  const { signature: _, ...rest } = grant(minutes, more);
  return rest;
}

function request(more: Partial<ExtraTimeRequest> = {}): ExtraTimeRequest {
  return {
    id: 'asked',
    member: 'mia',
    date: TODAY,
    at: NOON,
    ms: 30 * MINUTE,
    pastBedtime: false,
    reason: 'Call with Ben',
    answer: null,
    ...more,
  };
}

function answer(minutes: number, more: Partial<SharedAnswer> = {}): SharedAnswer {
  return {
    to: 'asked',
    person: idOf('Mia'),
    date: TODAY,
    at: NOON,
    answer: { is: 'extra-time', ms: minutes * MINUTE, pastBedtime: false },
    reason: '',
    signature: SIGNED,
    ...more,
  };
}

const given = (one: SimulatedBrowser) => grantedMs([...one.grants.values()]) / MINUTE;

/** The file of a browser with these grants, read by the laptop an hour later by its clock. */
function taken(laptop: SimulatedBrowser, grants: readonly Grant[], device = 'desk') {
  const desk = browser(device);
  for (const one of grants) desk.grants.set(one.id, one);
  return laptop.take(sent(desk.file(NOON)), NOON + HOUR);
}

describe('extra time from another browser', () => {
  it.each([
    ['signed by a parent', grant(15), {}, 15, 0],
    ['without a signature', unsigned(15), {}, 0, 1],
    ['with a code from a phone, which signs nothing', unsigned(15, { how: 'code' }), {}, 0, 0],
    [
      'by anybody, where no parent has a PIN',
      unsigned(15, { how: 'no-pin' }),
      { hasPin: false },
      15,
      0,
    ],
    ['more than anybody can give', unsigned(600, { how: 'no-pin' }), { hasPin: false }, 0, 1],
    ['the free extension', unsigned(5, { how: 'free', parent: null }), {}, 5, 0],
    ['a free extension that is too long', unsigned(30, { how: 'free', parent: null }), {}, 0, 0],
    ['of another date', grant(15, { date: '2026-05-05' }), {}, 0, 0],
  ] as const)(
    'counts where it should: %s',
    (_, one, { hasPin = true }: { hasPin?: boolean }, minutes, refusals) => {
      const laptop = browser('laptop', hasPin);
      const plan = taken(laptop, [one]);
      expect(given(laptop)).toBe(minutes);
      expect(plan?.refusals.map(({ reason }) => reason)).toEqual(
        Array.from({ length: refusals }, () => 'answer-unsigned'),
      );
    },
  );

  it('counts from when it is heard of, and once', () => {
    const laptop = browser('laptop');
    taken(laptop, [grant(15)]);
    taken(laptop, [grant(15)], 'tablet');
    expect([...laptop.grants.values()]).toMatchObject([
      { at: NOON + HOUR, ms: 15 * MINUTE, device: 'desk', parent: 'mum' },
    ]);
  });

  it('has one free extension a day in all browsers together', () => {
    const free = (id: string) => unsigned(5, { id, how: 'free', parent: null });
    const [one, other] = [browser('laptop'), browser('desk')];
    one.grants.set('a', free('a'));
    other.grants.set('b', free('b'));
    one.take(sent(other.file(NOON)), NOON);
    other.take(sent(one.file(NOON)), NOON);
    expect([given(one), given(other)]).toEqual([5, 5]);
  });

  it('has no free extension where the rules have none', () => {
    const laptop = browser('laptop');
    const rules = { ...NO_RULES, daily: daily(60) };
    laptop.change({ member: 'mia', rules, parent: 'mum' }, NOON);
    taken(laptop, [unsigned(5, { how: 'free', parent: null })]);
    expect(given(laptop)).toBe(0);
  });

  it('answers a request that waits, unless that is for bedtime, too', () => {
    for (const pastBedtime of [false, true]) {
      const laptop = browser('laptop');
      laptop.requests.set('mia', request({ pastBedtime }));
      taken(laptop, [grant(15)]);
      expect(laptop.requests.get('mia')?.answer?.ms).toBe(pastBedtime ? undefined : 15 * MINUTE);
    }
  });
});

describe('a request', () => {
  it('holds on all browsers of the member, the newest one', () => {
    const [laptop, desk] = [browser('laptop'), browser('desk')];
    desk.requests.set('mia', request());
    laptop.take(sent(desk.file(NOON)), NOON);
    laptop.requests.set('mia', request({ id: 'again', at: NOON + 1 }));
    desk.take(sent(laptop.file(NOON)), NOON);
    laptop.take(sent(desk.file(NOON)), NOON);
    for (const one of [laptop, desk]) expect(one.requests.get('mia')?.id).toBe('again');
  });

  it('goes when the browser that made it no longer has it', () => {
    const [laptop, desk] = [browser('laptop'), browser('desk')];
    desk.requests.set('mia', request());
    laptop.take(sent(desk.file(NOON)), NOON);
    desk.take(sent(laptop.file(NOON)), NOON);
    desk.requests.clear();
    for (let i = 0; i < 2; i++) {
      laptop.take(sent(desk.file(NOON)), NOON);
      desk.take(sent(laptop.file(NOON)), NOON);
    }
    expect([laptop.requests.size, desk.requests.size]).toEqual([0, 0]);
  });

  it('of another date is left where it is', () => {
    const [laptop, desk] = [browser('laptop'), browser('desk')];
    desk.requests.set('mia', request({ date: '2026-05-05' }));
    const file = { ...desk.file(NOON), requests: [sharedRequest('2026-05-05')] };
    laptop.take(sent(file), NOON);
    expect(laptop.requests.size).toBe(0);
  });

  it.each([
    ['a yes', [answer(15)], 15, 15, 0],
    ['a no', [answer(0, { reason: 'Sleep first' })], 0, 0, 0],
    ['a yes without a signature', [answer(15, { signature: null })], 0, undefined, 1],
    ['a no without a signature', [answer(0, { signature: null })], 0, undefined, 1],
    ['a yes of a day that is over', [answer(15, { date: '2026-05-05' })], 0, undefined, 0],
    ['a yes and a no', [answer(0), answer(15)], 15, 15, 0],
    ['a no and a yes', [answer(15), answer(0)], 15, 15, 0],
    ['two of different length', [answer(30), answer(15)], 30, 30, 0],
  ] as const)(
    "takes a parent's answer from another browser: %s",
    (_, answers, minutes, ms, refusals) => {
      const laptop = browser('laptop');
      laptop.requests.set('mia', request());
      const office = new SimulatedBrowser('office', []);
      office.answers = [...answers];
      const file = sent(office.file(NOON));
      const plan = laptop.take(file, NOON + HOUR);
      laptop.take(file, NOON + 2 * HOUR);
      expect(given(laptop)).toBe(minutes);
      const { answer: known } = laptop.requests.get('mia') ?? request();
      expect(known?.ms).toBe(ms === undefined ? undefined : ms * MINUTE);
      expect(plan?.refusals.length).toBe(refusals);
    },
  );

  it('is known as answered in all browsers of the member', () => {
    const [laptop, desk] = [browser('laptop'), browser('desk')];
    desk.requests.set('mia', request());
    laptop.take(sent(desk.file(NOON)), NOON);
    const no = { ms: 0, by: 'mum', at: NOON, reason: 'Sleep first' };
    laptop.requests.set('mia', request({ answer: no }));
    desk.take(sent(laptop.file(NOON)), NOON);
    expect(desk.requests.get('mia')?.answer).toEqual(no);
  });

  it('gives the same time, in whatever order the answers come', () => {
    const some = fc.array(
      fc.constantFrom(...[0, 5, 15, 30].map((minutes) => answer(minutes)), answer(30, { to: 'b' })),
      { minLength: 1, maxLength: 6 },
    );
    const fileOf = (answers: readonly SharedAnswer[], i: number): BrowserFile => {
      const office = new SimulatedBrowser(`office ${i}`, []);
      office.answers = [...answers];
      return sent(office.file(NOON));
    };
    fc.assert(
      fc.property(some, (answers) => {
        const [one, other] = [browser('laptop'), browser('laptop')];
        for (const each of [one, other]) each.requests.set('mia', request());
        for (const [i, each] of answers.entries()) one.take(fileOf([each], i), NOON + i);
        for (const [i, each] of answers.toReversed().entries())
          other.take(fileOf([each, each], i), NOON + i);
        expect(given(other)).toBe(given(one));
        expect(other.requests.get('mia')?.answer?.ms).toBe(one.requests.get('mia')?.answer?.ms);
      }),
    );
  });
});

function sharedRequest(date: string): BrowserFile['requests'][number] {
  const { member: _, ...shared } = request({ date });
  return { ...shared, person: idOf('Mia') };
}
