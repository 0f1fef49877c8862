import type { PrivacyStep } from '../domain/settings/privacy-steps.ts';
import type { QuestionId } from '../domain/household/week/conversation-questions.ts';
import type { DayKey } from '../domain/time/units.ts';
import type { Empty } from './index.ts';

/** What a family notes on its own pages. */
export interface NotesMessages {
  /** A question for the table was shown for the week that begins on that date. */
  'note-question': {
    from: 'kintime';
    request: { week: DayKey; question: QuestionId };
    reply: Empty;
  };
  /** What the family wants to remember of a week; an empty text is none. */
  'write-note': { from: 'kintime'; request: { week: DayKey; text: string }; reply: Empty };
  /** A step of keeping things from the site is done, or not. */
  'tick-privacy': {
    from: 'kintime';
    request: { step: PrivacyStep; done: boolean };
    reply: Empty;
  };
}
