import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { LONGEST_NOTE } from '../../../domain/household/week/week-notes.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { containsUrl } from '../../../ui/contains-url.ts';
import { request } from '../../request.ts';

interface Props {
  readonly week: DayKey;
  /** The stored note; empty for none. */
  readonly saved: string;
}

/** A note about a week, stored on this device only. */
export function WeekNoteField({ week, saved }: Props): JSX.Element {
  const [text, setText] = useState(saved);
  const { result, failed, submit } = useAction();
  // Emptying the note must not fold it away.
  const [startsOpen] = useState(saved !== '');
  const isSaved = useRef(false);
  useEffect(() => {
    setText(saved);
    isSaved.current = saved !== '';
  }, [saved]);
  return (
    <details class="fold" open={startsOpen} data-testid="note">
      <summary>{t('noteTitle')}</summary>
      <form onSubmit={submit(save)}>
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
        <p class="hint" id="note-hint">
          {t('noteHint')}
        </p>
        <p>
          <Button small testId="keep-note">
            {t('save')}
          </Button>
        </p>
        <ActionResult text={result} failed={failed} testId="note-result" />
      </form>
    </details>
  );

  async function save(): Promise<string> {
    if (containsUrl(text)) throw new ActionError(t('agrNoAddress'));
    await request('write-note', { week, text });
    const wasSaved = isSaved.current;
    isSaved.current = text.trim() !== '';
    return t(wasSaved || isSaved.current ? 'saved' : 'agrNothingNew');
  }
}
