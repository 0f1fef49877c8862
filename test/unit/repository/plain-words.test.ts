import { expect, test } from 'vitest';
import { english } from './catalogues.ts';

/** Short enough for somebody of eleven to read aloud. */
const MOST_WORDS = 15;

/** Longer, and why. */
const LONGER: Readonly<Record<string, string>> = {};

/** Words of the code and of the documents; people know other ones for it, or none. */
const OURS =
  /\b(?:attended|unattended|spans?|verdicts?|gaps?|grants?|granted|members?|closed page|soft|firm|enforced?|baseline|measured|unmeasured|payload|device id)\b/i;

/** Words that blame, scold or frighten. */
const UNKIND =
  /\b(?:waste[ds]?|wasting|addict\w*|fail(?:s|ed|ure)?|too much|bad|guilty|cheat\w*|lazy|shame\w*|punish\w*|illegal|invalid|forbidden|violat\w*|abuse\w*|spy\w*|monitor\w*|track\w*|caught|suspicious)\b/i;

/** "Only" makes little of something; where it narrows down, it may stand. */
const NARROWING: ReadonlySet<string> = new Set([
  'roundPrivate',
  'roundAccount',
  'giveTextHint',
  'giveSealed',
]);

const messages = Object.entries(english)
  .filter(([key]) => key !== 'language')
  // A value counts for one word, and is not looked into here.
  .map(([key, { message }]) => [key, message.replaceAll(/\$\w+\$/g, '0')] as const);

const linesWith = (pattern: RegExp): string[] =>
  messages.filter(([, text]) => pattern.test(text)).map(([key, text]) => `${key}: ${text}`);

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…])\s+/);
}

function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}

test('no sentence has more words than can be read in one breath', () => {
  const long = messages
    .filter(([key]) => LONGER[key] === undefined)
    .flatMap(([key, text]) => sentencesOf(text).map((sentence) => [key, sentence] as const))
    .filter(([, sentence]) => wordsIn(sentence) > MOST_WORDS);
  expect(long).toEqual([]);
});

test('no exception stands for a sentence that is short by now', () => {
  const needless = Object.keys(LONGER).filter((key) =>
    sentencesOf(english[key]?.message ?? '').every((sentence) => wordsIn(sentence) <= MOST_WORDS),
  );
  expect(needless).toEqual([]);
});

test('no word of the code stands on a screen', () => {
  expect(linesWith(OURS)).toEqual([]);
});

test('no word blames anybody', () => {
  expect(linesWith(UNKIND)).toEqual([]);
});

test('nothing is made little of', () => {
  const found = messages.filter(
    ([key, text]) => /\b(?:only|merely|just)\b/i.test(text) && !NARROWING.has(key),
  );
  expect(found).toEqual([]);
});

test('whoever speaks with two voices says things twice: one word for one thing', () => {
  // The word on the left is the one that Kintime uses.
  expect(linesWith(/\bpropos(?:e|es|ed|al|als)\b/i), 'suggest').toEqual([]);
  expect(linesWith(/\b(?:passcode|password)\b/i), 'PIN').toEqual([]);
  expect(linesWith(/\b(?:smartphone|cell ?phone|mobile)\b/i), 'phone').toEqual([]);
  expect(linesWith(/\b(?:bonus|additional) time\b/i), 'extra time').toEqual([]);
  expect(linesWith(/\b(?:log in|sign in|login)\b/i), 'unlock').toEqual([]);
});
