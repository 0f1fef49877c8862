import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { LONGEST_NOTE } from '../../../domain/household/week/week-notes.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import { containsUrl } from '../../../ui/contains-url.ts';
import { actionError } from '../action-error.ts';

interface Props {
  readonly week: DayKey;
  /** What was noted before; empty for nothing. */
  readonly noted: string;
}

/** What the family wants to remember of a week; on this device alone. */
export function WeekNoteField({ week, noted }: Props): JSX.Element {
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
      <h2 id="note-title">{t('noteTitle')}</h2>
      <textarea
        dir="auto"
        rows={3}
        maxLength={LONGEST_NOTE}
        aria-label={t('noteLabel')}
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
        {t('noteHint')}
      </p>
      <p class="no-print">
        <button type="submit" data-testid="keep-note">
          {t('noteSave')}
        </button>
      </p>
      <ActionResult text={result} failed={failed} testId="note-result" />
    </form>
  );

  async function keep(): Promise<string> {
    if (containsUrl(text)) throw new ActionError(t('agrNoAddress'));
    const answer = await ask('write-note', { week, text });
    if (!answer.ok) throw actionError(answer);
    const wasNoted = isNoted.current;
    isNoted.current = text.trim() !== '';
    if (isNoted.current) return t('noteSaved');
    return t(wasNoted ? 'noteGone' : 'noteNothing');
  }
}
