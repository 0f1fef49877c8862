import * as v from 'valibot';
import { QUESTIONS } from '../domain/household/week/conversation-questions.ts';
import { LONGEST_NOTE } from '../domain/household/week/week-notes.ts';
import { PRIVACY_STEPS } from '../domain/settings/privacy-steps.ts';
import { fromKintime } from './declaration.ts';
import { shortText } from '../domain/time/input.schema.ts';
import { dayKey } from './primitives.schema.ts';

/** A language tag such as `pt-BR`; whether it is supported is checked in the background. */
const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/));

/** What a family notes and chooses on Kintime's pages, without effect on rules or numbers. */
export const notesMessages = {
  /** A conversation question was shown for the week that begins on that date. */
  'note-question': fromKintime({
    week: dayKey,
    question: v.picklist(QUESTIONS.map((question) => question.id)),
  }),
  /** The family's note on a week; an empty text removes it. */
  'write-note': fromKintime({ week: dayKey, text: shortText(LONGEST_NOTE) }),
  'set-privacy-step': fromKintime({ step: v.picklist(PRIVACY_STEPS), done: v.boolean() }),
  /** The language of all texts; `null` follows the browser. */
  'choose-language': fromKintime({ language: v.nullable(language) }),
};
