import { withStep } from '../../domain/settings/privacy-steps.ts';
import { withQuestion } from '../../domain/household/week/conversation-questions.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { withNote } from '../../domain/household/week/week-notes.ts';
import type { Failure } from '../../messages/index.ts';
import { changeSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** Handlers for notes that a family makes on the pages; they change no rule and no number. */
export function notesHandlers({ connection }: Pick<BackgroundServices, 'connection'>) {
  const change = async (
    update: (settings: Settings) => Partial<Settings>,
  ): Promise<{ ok: true } | Failure> => {
    const isDone = await connection.write(changeSettings, update);
    return isDone ? { ok: true } : failure('not-counting', '');
  };
  return {
    'note-question': ({ week, question }) =>
      change(({ askedQuestions }) => ({
        askedQuestions: withQuestion(askedQuestions, { week, id: question }),
      })),
    'write-note': ({ week, text }) =>
      change(({ weekNotes }) => ({ weekNotes: withNote(weekNotes, { week, text }) })),
    'set-privacy-step': ({ step, done }) =>
      change(({ privacySteps }) => ({ privacySteps: withStep(privacySteps, step, done) })),
  } satisfies Partial<Handlers>;
}
