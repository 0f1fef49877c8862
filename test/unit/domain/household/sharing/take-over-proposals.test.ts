import { describe, expect, it } from 'vitest';
import type { AnswerKind, Proposal } from '../../../../../src/domain/agreement/agreement.ts';
import type { SharedAnswer } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import { DAY } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';
import { idOf, person, sent, SimulatedBrowser } from './simulated-browser.ts';

const NOON = moment('2026-05-06T12:00+02:00');
const SIGNED = { parent: 'mum', signature: 'good' };

function proposal(more: Partial<Proposal> = {}): Proposal {
  return {
    id: 'later',
    member: 'mia',
    at: NOON,
    rules: NO_RULES,
    reason: 'Training ends at 9',
    answer: null,
    answerReason: '',
    answeredBy: null,
    answeredAt: null,
    ...more,
  };
}

function answer(is: AnswerKind, signature: SharedAnswer['signature'] = SIGNED): SharedAnswer {
  const to = { to: 'later', person: idOf('Mia'), date: '2026-05-20', at: NOON };
  return { ...to, answer: { is }, reason: 'Not yet', signature };
}

/** A suggestion made in the laptop, known in the family computer. */
function suggested() {
  const [laptop, desk] = ['laptop', 'desk'].map(
    (device) => new SimulatedBrowser(device, [person('Mia', true)]),
  );
  if (laptop === undefined || desk === undefined) throw new Error('no browsers');
  laptop.proposals.set('later', proposal());
  desk.take(sent(laptop.file(NOON)), NOON);
  laptop.take(sent(desk.file(NOON)), NOON);
  return { laptop, desk };
}

/** What the browser of a parent at work says. */
function office(...answers: SharedAnswer[]) {
  const browser = new SimulatedBrowser('office', []);
  browser.answers = answers;
  return sent(browser.file(NOON));
}

describe('a suggestion', () => {
  it('shows in all browsers of the member', () => {
    expect(suggested().desk.proposals.get('later')).toEqual(proposal());
  });

  it('goes when it was taken back where it was made', () => {
    const { laptop, desk } = suggested();
    laptop.proposals.clear();
    for (let i = 0; i < 2; i++) {
      desk.take(sent(laptop.file(NOON)), NOON);
      laptop.take(sent(desk.file(NOON)), NOON);
    }
    expect([laptop.proposals.size, desk.proposals.size]).toEqual([0, 0]);
  });

  it.each([
    ['a no', [answer('no')], 'no', 0],
    ['a talk', [answer('talk')], 'talk', 0],
    ['a no after a talk', [answer('talk'), answer('no')], 'no', 0],
    ['a talk after a no', [answer('no'), answer('talk')], 'no', 0],
    ['a yes without its version', [answer('yes')], null, 0],
    ['a no without a signature', [answer('no', null)], null, 1],
  ] as const)("takes a parent's answer: %s", (_, answers, kind, refusals) => {
    const { laptop } = suggested();
    const plan = laptop.take(office(...answers), NOON);
    expect(laptop.proposals.get('later')?.answer).toBe(kind);
    expect(plan?.refusals.length).toBe(refusals);
  });

  it('is answered by the version that a yes has made, also after a no', () => {
    const { laptop, desk } = suggested();
    laptop.take(office(answer('no')), NOON);
    const id = desk.change({ member: 'mia', rules: NO_RULES, parent: 'mum' }, NOON) ?? '';
    const row = desk.agreements.get(id);
    if (row !== undefined) desk.agreements.set(id, { ...row, proposal: 'later' });
    laptop.take(sent(desk.file(NOON)), NOON);
    expect(laptop.proposals.get('later')).toMatchObject({ answer: 'yes', answeredBy: 'mum' });
  });

  it('is told of for 14 days after its answer', () => {
    const { laptop } = suggested();
    laptop.take(office(answer('no')), NOON);
    const told = (days: number) => laptop.file(NOON + days * DAY).proposals.length;
    expect([told(0), told(13), told(15)]).toEqual([1, 1, 0]);
  });

  it('that was answered where it was made is answered elsewhere', () => {
    const { laptop, desk } = suggested();
    const no = {
      answer: 'no',
      answerReason: 'Not yet',
      answeredBy: 'mum',
      answeredAt: NOON,
    } as const;
    laptop.proposals.set('later', proposal(no));
    desk.take(sent(laptop.file(NOON)), NOON);
    expect(desk.proposals.get('later')).toEqual(proposal(no));
  });
});
