import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_A_WEEK,
  nextQuestion,
  QUESTIONS,
  questionsOf,
  QUESTION_COOLDOWN_WEEKS,
  shownQuestion,
  TOPICS,
  withQuestion,
} from '../../../../../src/domain/household/week/conversation-questions.ts';
import type {
  AskedQuestion,
  QuestionId,
  Topic,
} from '../../../../../src/domain/household/week/conversation-questions.ts';
import { shiftWeek } from '../../../../../src/domain/stats/weeks.ts';

const START = '2026-05-04';
const CALM = { late: false, long: false, phone: false, elsewhere: false };

const topicOf = (id: QuestionId): Topic | undefined =>
  QUESTIONS.find((question) => question.id === id)?.topic;

/** A family that skips some weeks and sometimes asks for another question. */
const years = fc.array(
  fc.record({
    late: fc.boolean(),
    long: fc.boolean(),
    // A phone can only show more if its time was entered.
    phones: fc.constantFrom(
      { phone: false, elsewhere: false },
      { phone: true, elsewhere: false },
      { phone: true, elsewhere: true },
    ),
    wanted: fc.integer({ min: 0, max: MAX_A_WEEK }),
  }),
  { minLength: 1, maxLength: 110 },
);

describe('the questions for the table', () => {
  it('are thirty-six, each once, on six topics', () => {
    expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(36);
    expect(new Set(QUESTIONS.map(({ topic }) => topic))).toEqual(new Set(TOPICS));
  });

  it.each<[string, typeof CALM, Topic]>([
    ['a week with late evenings', { ...CALM, late: true }, 'late'],
    ['a week with a long session', { ...CALM, long: true }, 'long'],
    ['a week with a phone', { late: true, long: true, phone: true, elsewhere: false }, 'late'],
    ['a calm week beside a larger phone', { ...CALM, phone: true, elsewhere: true }, 'phone'],
    ['a calm week', CALM, 'quiet'],
  ])('begin with what gives reason in %s', (_, week, topic) => {
    expect(topicOf(nextQuestion([], START, week) ?? 'trust1')).toBe(topic);
  });

  it('never repeat within twelve weeks, always fit, and never run out', () => {
    fc.assert(
      fc.property(years, (weeks) => {
        let asked: readonly AskedQuestion[] = [];
        const all: { id: QuestionId; n: number }[] = [];
        for (const [n, { wanted, late, long, phones }] of weeks.entries()) {
          const topics = { late, long, ...phones };
          const week = shiftWeek(START, n);
          for (let i = 0; i < wanted; i += 1) {
            const id = nextQuestion(asked, week, topics);
            if (id === null) throw new Error(`no question in week ${n}`);
            const topic = topicOf(id);
            if (topic === 'late') expect(topics.late).toBe(true);
            if (topic === 'long') expect(topics.long).toBe(true);
            if (topic === 'phone') expect(topics.phone).toBe(true);
            if (topic === 'quiet') expect(late || long || topics.elsewhere).toBe(false);
            const before = all.findLast((one) => one.id === id);
            if (before) expect(n - before.n).toBeGreaterThanOrEqual(QUESTION_COOLDOWN_WEEKS);
            all.push({ id, n });
            asked = withQuestion(asked, { id, week });
            expect(questionsOf(asked, week).at(-1)).toBe(id);
          }
          expect(asked.length).toBeLessThanOrEqual(MAX_A_WEEK * QUESTION_COOLDOWN_WEEKS);
        }
      }),
    );
  });

  it('come round to every topic that fits', () => {
    let asked: readonly AskedQuestion[] = [];
    const seen = new Set<Topic | undefined>();
    for (let n = 0; n < 6; n += 1) {
      const week = shiftWeek(START, n);
      const id = nextQuestion(asked, week, { ...CALM, late: true, long: true, phone: true });
      if (id === null) throw new Error('no question');
      seen.add(topicOf(id));
      asked = withQuestion(asked, { id, week });
    }
    expect(seen).toEqual(new Set(['late', 'long', 'phone', 'trust', 'parent']));
  });

  it('are no more than two a week, and noting one twice changes nothing', () => {
    const once = withQuestion([], { id: 'trust1', week: START });
    expect(withQuestion(once, { id: 'trust1', week: START })).toBe(once);
    const twice = withQuestion(once, { id: 'trust2', week: START });
    expect(nextQuestion(twice, START, CALM)).toBeNull();
    expect(withQuestion(twice, { id: 'trust3', week: START })).toBe(twice);
  });

  it('of a week of before are those that were asked then, and nothing anew', () => {
    const asked: readonly AskedQuestion[] = [
      { id: 'trust1', week: START },
      { id: 'trust2', week: START },
    ];
    expect(shownQuestion(asked, START, CALM, false)).toBe('trust2');
    expect(shownQuestion(asked, shiftWeek(START, 1), CALM, false)).toBeNull();
    expect(shownQuestion(asked, shiftWeek(START, 1), CALM, true)).toBe('quiet1');
  });

  it('that a clock set forward asked ahead of time do not come again before', () => {
    const ahead = withQuestion([], { id: 'trust1', week: shiftWeek(START, 3) });
    expect(withQuestion(ahead, { id: 'trust1', week: START })).toBe(ahead);
  });
});
