import { expect, test } from 'vitest';
import { english } from './catalogues.ts';

/** Words per sentence that an eleven-year-old can read aloud in one breath. */
const MAX_WORDS = 15;

/** Keys of messages that may have longer sentences, with the reason. */
const LONGER: Readonly<Record<string, string>> = {};

/** Terms of the code and the documentation that do not belong on a screen. */
const JARGON =
  /\b(?:attended|unattended|spans?|verdicts?|gaps?|grants?|granted|members?|closed page|soft|firm|enforced?|baseline|measured|unmeasured|payload|device id)\b/i;

/** Words that blame, scold or frighten people. */
const UNKIND =
  /\b(?:waste[ds]?|wasting|addict\w*|fail(?:s|ed|ure)?|too much|bad|guilty|cheat\w*|lazy|shame\w*|punish\w*|illegal|invalid|forbidden|violat\w*|abuse\w*|spy\w*|monitor\w*|track\w*|caught|suspicious)\b/i;

/** Messages in which "only" restricts something instead of belittling it. */
const RESTRICTING: ReadonlySet<string> = new Set(['workaroundPrivate']);

const messages = Object.entries(english)
  .filter(([key]) => key !== 'language')
  // A placeholder counts as one word.
  .map(([key, { message }]) => [key, message.replaceAll(/\$\w+\$/g, '0')] as const);

const linesWith = (pattern: RegExp): string[] =>
  messages.filter(([, text]) => pattern.test(text)).map(([key, text]) => `${key}: ${text}`);

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…])\s+/);
}

function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}

test('no sentence is too long to be read in one breath', () => {
  const long = messages
    .filter(([key]) => LONGER[key] === undefined)
    .flatMap(([key, text]) => sentencesOf(text).map((sentence) => [key, sentence] as const))
    .filter(([, sentence]) => wordsIn(sentence) > MAX_WORDS);
  expect(long).toEqual([]);
});

test('the list of long sentences has no stale entry', () => {
  const stale = Object.keys(LONGER).filter((key) =>
    sentencesOf(english[key]?.message ?? '').every((sentence) => wordsIn(sentence) <= MAX_WORDS),
  );
  expect(stale).toEqual([]);
});

test('no message uses jargon', () => {
  expect(linesWith(JARGON)).toEqual([]);
});

test('no message blames anybody', () => {
  expect(linesWith(UNKIND)).toEqual([]);
});

test('no message belittles anything', () => {
  const found = messages.filter(
    ([key, text]) => /\b(?:only|merely|just)\b/i.test(text) && !RESTRICTING.has(key),
  );
  expect(found).toEqual([]);
});

test('one term is used for one thing', () => {
  // The message of each assertion is the term that Kintime uses.
  expect(linesWith(/\bpropos(?:e|es|ed|al|als)\b/i), 'suggest').toEqual([]);
  // What a server asks for is a password; what Kintime asks for is a PIN.
  const passwords = linesWith(/\b(?:passcode|password)\b/i);
  expect(
    passwords.filter((line) => !line.startsWith('folder')),
    'PIN',
  ).toEqual([]);
  expect(linesWith(/\b(?:smartphone|cell ?phone|mobile)\b/i), 'phone').toEqual([]);
  expect(linesWith(/\b(?:bonus|additional) time\b/i), 'extra time').toEqual([]);
  expect(linesWith(/\b(?:log in|sign in|login)\b/i), 'unlock').toEqual([]);
  expect(linesWith(/\banybody\b/i), 'anyone').toEqual([]);
  expect(linesWith(/\bsomebody\b/i), 'someone').toEqual([]);
});
