import type { DayKey } from '../../time/units.ts';
import { shiftWeek } from '../../stats/weeks.ts';

/**
 * What a question for the table is about. `late`, `long`, `quiet` and `phone` are asked where the
 * week gives reason to; `trust` and `parent` fit every week.
 */
export const TOPICS = ['late', 'long', 'phone', 'quiet', 'trust', 'parent'] as const;
export type Topic = (typeof TOPICS)[number];

/** All questions, by topic. The words for them are the page's business. */
const IDS = {
  late: ['late1', 'late2', 'late3', 'late4', 'late5'],
  long: ['long1', 'long2', 'long3', 'long4', 'long5'],
  phone: ['phone1', 'phone2', 'phone3', 'phone4'],
  quiet: ['quiet1', 'quiet2', 'quiet3', 'quiet4', 'quiet5'],
  trust: [
    'trust1',
    'trust2',
    'trust3',
    'trust4',
    'trust5',
    'trust6',
    'trust7',
    'trust8',
    'trust9',
    'trust10',
    'trust11',
    'trust12',
    'trust13',
  ],
  parent: ['parent1', 'parent2', 'parent3', 'parent4', 'parent5', 'parent6', 'parent7', 'parent8'],
} as const satisfies Record<Topic, readonly string[]>;

export type QuestionId = (typeof IDS)[Topic][number];

export const QUESTIONS: readonly { readonly id: QuestionId; readonly topic: Topic }[] =
  TOPICS.flatMap((topic) => IDS[topic].map((id) => ({ id, topic })));

/** A question that was on the table in the week that begins on a date. */
export interface AskedQuestion {
  readonly id: QuestionId;
  readonly week: DayKey;
}

/** What of a week gives reason for a question. */
export interface WeekTopics {
  /** Somebody watched after 22:00. */
  readonly late: boolean;
  /** A session was long. */
  readonly long: boolean;
  /** Somebody typed in what their phone says. */
  readonly phone: boolean;
  /** Somebody's phone says more than the browser, which cannot tell a calm week then. */
  readonly elsewhere: boolean;
}

/** For so many weeks, its own among them, no question comes again. */
export const REST_WEEKS = 12;

/**
 * One question a week, and another one for whoever asks. Two, because then there is always one
 * that fits and has rested: 13 and 8 fit every week, and of `late`, `long`, `quiet` and `phone`
 * one does, with 4 more at least; that is more than two a week for twelve weeks.
 */
export const MAX_A_WEEK = 2;

/** The questions of a week, in the order in which they were asked. */
export function questionsOf(asked: readonly AskedQuestion[], week: DayKey): QuestionId[] {
  return asked.filter((one) => one.week === week).map(({ id }) => id);
}

/**
 * The question that a week shows: the last that was asked, or the next one where the week is
 * talked about now. A week of before shows what was asked then, and is asked nothing anew.
 */
export function shownQuestion(
  asked: readonly AskedQuestion[],
  week: DayKey,
  topics: WeekTopics,
  isNow: boolean,
): QuestionId | null {
  return questionsOf(asked, week).at(-1) ?? (isNow ? nextQuestion(asked, week, topics) : null);
}

/**
 * The next question that fits a week. Topics take turns: the one that was not asked about for
 * longest comes first, what the week itself gives reason for before what always fits.
 * @param asked in the order in which they were asked
 * @returns `null` where the week has had its questions
 */
export function nextQuestion(
  asked: readonly AskedQuestion[],
  week: DayKey,
  topics: WeekTopics,
): QuestionId | null {
  if (questionsOf(asked, week).length >= MAX_A_WEEK) return null;
  const resting = new Set(asked.filter((one) => isResting(one, week)).map(({ id }) => id));
  const topicAt = (of: Topic): number => asked.findLastIndex(({ id }) => topicOf(id) === of);
  const at = (of: QuestionId): number => asked.findLastIndex(({ id }) => id === of);
  const [next] = QUESTIONS.filter(
    ({ id, topic }) => fits(topic, topics) && !resting.has(id),
  ).toSorted((a, b) => topicAt(a.topic) - topicAt(b.topic) || at(a.id) - at(b.id));
  return next?.id ?? null;
}

/**
 * What was asked, with one more; nothing changes where the week has had its questions, or where
 * the question still rests. Only what a later week still has to know is kept.
 */
export function withQuestion(
  asked: readonly AskedQuestion[],
  { id, week }: AskedQuestion,
): readonly AskedQuestion[] {
  const isFull = questionsOf(asked, week).length >= MAX_A_WEEK;
  if (isFull || asked.some((one) => one.id === id && isResting(one, week))) return asked;
  const latest = asked.reduce((last, one) => (one.week > last ? one.week : last), week);
  const kept = asked.filter((one) => isResting(one, latest));
  return [...kept, { id, week }];
}

/** Asked within the weeks in which it is not asked again, before or, where a clock went back, after. */
function isResting(one: AskedQuestion, week: DayKey): boolean {
  return one.week > shiftWeek(week, -REST_WEEKS) && one.week < shiftWeek(week, REST_WEEKS);
}

function fits(topic: Topic, { late, long, phone, elsewhere }: WeekTopics): boolean {
  switch (topic) {
    case 'late':
      return late;
    case 'long':
      return long;
    case 'phone':
      return phone;
    case 'quiet':
      return !late && !long && !elsewhere;
    case 'trust':
    case 'parent':
      return true;
  }
}

function topicOf(id: QuestionId): Topic | undefined {
  return QUESTIONS.find((question) => question.id === id)?.topic;
}
