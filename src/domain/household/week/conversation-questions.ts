import type { DayKey } from '../../time/units.ts';
import { shiftWeek } from '../../stats/weeks.ts';

/**
 * The topics of conversation questions. `late`, `long`, `phone` and `quiet` apply only to some
 * weeks, `trust` and `parent` to every week.
 */
export const TOPICS = ['late', 'long', 'phone', 'quiet', 'trust', 'parent'] as const;
export type Topic = (typeof TOPICS)[number];

/** Question ids by topic; the page has their texts. */
const IDS = {
  late: ['late1', 'late3', 'late4', 'late5'],
  long: ['long1', 'long2', 'long3', 'long5'],
  phone: ['phone1', 'phone2', 'phone3', 'phone4'],
  quiet: ['quiet1', 'quiet2', 'quiet3', 'quiet5'],
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
    'trust11',
    'trust12',
    'trust13',
  ],
  parent: ['parent1', 'parent2', 'parent3', 'parent4', 'parent5', 'parent6', 'parent7', 'parent8'],
} as const satisfies Record<Topic, readonly string[]>;

export type QuestionId = (typeof IDS)[Topic][number];

export const QUESTIONS: readonly { readonly id: QuestionId; readonly topic: Topic }[] =
  TOPICS.flatMap((topic) => IDS[topic].map((id) => ({ id, topic })));

/** A question asked in the week that starts on `week`. */
export interface AskedQuestion {
  readonly id: QuestionId;
  readonly week: DayKey;
}

/** What a week gives reason to ask about. */
export interface WeekTopics {
  /** Someone watched late (rule C14). */
  readonly late: boolean;
  /** Someone had a long session. */
  readonly long: boolean;
  /** Someone's time on the phone or elsewhere is known. */
  readonly phone: boolean;
  /** Someone's time elsewhere is more than in the browser, which then cannot show that a week was quiet. */
  readonly elsewhere: boolean;
}

/** Weeks before a question is repeated, counting the week in which it was asked. */
export const QUESTION_COOLDOWN_WEEKS = 12;

/**
 * Questions per week: one, and one more on request. With two there is always one left that applies
 * and has not been asked recently: 12 + 8 apply to every week, and at least one of `late`, `long`,
 * `phone` and `quiet` adds 4 more, which is at least 2 × 12.
 */
export const MAX_A_WEEK = 2;

/** The questions asked in a week, in order; not those that there were earlier only. */
export function questionsOf(asked: readonly AskedQuestion[], week: DayKey): QuestionId[] {
  return asked
    .filter((one) => one.week === week && topicOf(one.id) !== undefined)
    .map(({ id }) => id);
}

/**
 * The question to show for a week: the last one asked, or the next one if none was.
 * @param isNow whether the week is the one under review; earlier weeks get no new questions
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
 * The next question that applies to a week: of the topic asked about least recently, and within it
 * the question asked least recently. On a tie the order is that of `TOPICS`.
 * @param asked in the order in which they were asked
 * @returns `null` once the week has had `MAX_A_WEEK` questions
 */
export function nextQuestion(
  asked: readonly AskedQuestion[],
  week: DayKey,
  topics: WeekTopics,
): QuestionId | null {
  if (questionsOf(asked, week).length >= MAX_A_WEEK) return null;
  const recent = new Set(asked.filter((one) => isRecent(one, week)).map(({ id }) => id));
  const lastOfTopic = (topic: Topic): number =>
    asked.findLastIndex(({ id }) => topicOf(id) === topic);
  const lastOf = (question: QuestionId): number => asked.findLastIndex(({ id }) => id === question);
  const [next] = QUESTIONS.filter(
    ({ id, topic }) => applies(topic, topics) && !recent.has(id),
  ).toSorted((a, b) => lastOfTopic(a.topic) - lastOfTopic(b.topic) || lastOf(a.id) - lastOf(b.id));
  return next?.id ?? null;
}

/**
 * Adds an asked question and drops those that are old enough to be asked again. Returns the list
 * unchanged if the week has had its questions, or if the question was asked recently.
 */
export function withQuestion(
  asked: readonly AskedQuestion[],
  { id, week }: AskedQuestion,
): readonly AskedQuestion[] {
  const isFull = questionsOf(asked, week).length >= MAX_A_WEEK;
  if (isFull || asked.some((one) => one.id === id && isRecent(one, week))) return asked;
  const latest = asked.reduce((last, one) => (one.week > last ? one.week : last), week);
  const kept = asked.filter((one) => isRecent(one, latest));
  return [...kept, { id, week }];
}

/** Asked less than `REST_WEEKS` before, or after, if the clock was set back. */
function isRecent(one: AskedQuestion, week: DayKey): boolean {
  return (
    one.week > shiftWeek(week, -QUESTION_COOLDOWN_WEEKS) &&
    one.week < shiftWeek(week, QUESTION_COOLDOWN_WEEKS)
  );
}

function applies(topic: Topic, { late, long, phone, elsewhere }: WeekTopics): boolean {
  const quiet = !late && !long && !elsewhere;
  return { late, long, phone, quiet, trust: true, parent: true }[topic];
}

function topicOf(id: QuestionId): Topic | undefined {
  return QUESTIONS.find((question) => question.id === id)?.topic;
}
