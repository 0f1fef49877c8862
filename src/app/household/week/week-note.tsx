import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { LONGEST_NOTE } from '../../../domain/household/week/week-notes.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import { NotDoneError, useAction } from '../../../ui/hooks/use-action.ts';
import { Result } from '../../../ui/components/action-result.tsx';
import { say } from '../../../ui/i18n.ts';
import { holdsAddress } from '../../agreement/display-names.ts';
import { refused } from '../action-error.ts';

interface Props {
  readonly week: DayKey;
  /** What was noted before; empty for nothing. */
  readonly noted: string;
}

/** What the family wants to remember of a week; on this device alone. */
export function Note({ week, noted }: Props): JSX.Element {
  const [text, setText] = useState(noted);
  const { result, failed, run } = useAction();
  const isNoted = useRef(false);
  useEffect(() => {
    setText(noted);
    isNoted.current = noted !== '';
  }, [noted]);
  return (
    <form
      class="panel note"
      aria-labelledby="note-title"
      onSubmit={(event) => {
        event.preventDefault();
        run(keep);
      }}
    >
      <h2 id="note-title">{say('noteTitle')}</h2>
      <textarea
        dir="auto"
        rows={3}
        maxLength={LONGEST_NOTE}
        aria-label={say('noteLabel')}
        aria-describedby="note-hint"
        data-testid="week-note"
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      {/* A field prints what is seen of it alone; this prints it all. */}
      <p class="note-printed print-only" dir="auto">
        {text}
      </p>
      <p class="hint no-print" id="note-hint">
        {say('noteHint')}
      </p>
      <p class="no-print">
        <button type="submit" data-testid="keep-note">
          {say('noteSave')}
        </button>
      </p>
      <Result text={result} failed={failed} testId="note-result" />
    </form>
  );

  async function keep(): Promise<string> {
    if (holdsAddress(text)) throw new NotDoneError(say('agrNoAddress'));
    const answer = await ask('write-note', { week, text });
    if (!answer.ok) throw refused(answer);
    const wasNoted = isNoted.current;
    isNoted.current = text.trim() !== '';
    if (isNoted.current) return say('noteSaved');
    return say(wasNoted ? 'noteGone' : 'noteNothing');
  }
}
