import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addDays } from '../../../domain/time/calendar.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { rangeTitle } from '../../../ui/text/format-date.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { FileField } from '../../components/file-field.tsx';
import { PasteField } from '../paste-field.tsx';
import { request } from '../../request.ts';

/** A card has a few hundred bytes; a much larger file was chosen by mistake. */
const MAX_BYTES = 100_000;

const RESULT_TEXT = {
  new: 'receiveNew',
  newer: 'receiveNew',
  same: 'receiveSame',
} as const satisfies Record<string, Key>;

/** Receives cards from other browsers: as a file, by drag and drop, or as text (rule H1). */
export function ReceiveCard({ onChange }: { readonly onChange: () => void }): JSX.Element {
  const [text, setText] = useState('');
  const [isDragOver, setDragOver] = useState(false);
  const { result, failed, run, submit } = useAction();
  return (
    <section
      class={isDragOver ? 'card receive receive-over' : 'card receive'}
      data-testid="receive-drop"
      onDragOver={(event) => {
        // Otherwise the browser navigates to the dropped file.
        event.preventDefault();
        setDragOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          setDragOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDragOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        const dropped = event.dataTransfer?.getData('text/plain') ?? '';
        run(() => (files.length > 0 ? receiveFiles(files) : receiveDropped(dropped)));
      }}
    >
      <h3>{t('receiveTitle')}</h3>
      <p>
        <FileField
          label={t('receiveText')}
          multiple
          testId="receive-card"
          onFiles={(files) => run(() => receiveFiles(files))}
        />
      </p>
      <ActionResult text={result} failed={failed} testId="receive-result" />
      <details>
        <summary>{t('receivePaste')}</summary>
        <form onSubmit={submit(receiveText)}>
          <PasteField
            label={t('giveTextLabel')}
            value={text}
            testId="receive-text"
            onInput={setText}
          />
          <p>
            <Button testId="receive-submit">{t('add')}</Button>
          </p>
        </form>
      </details>
    </section>
  );

  async function receiveText(): Promise<string> {
    if (text.trim() === '') throw new ActionError(t('failureCardNotOurs'));
    const message = await receive(text);
    setText('');
    return message;
  }

  async function receiveDropped(dropped: string): Promise<string> {
    if (dropped.trim() === '') throw new ActionError(t('failureCardNotOurs'));
    return receive(dropped);
  }

  async function receiveFiles(files: readonly File[]): Promise<string> {
    const messages: string[] = [];
    for (const file of files) {
      try {
        if (file.size > MAX_BYTES) throw new ActionError(t('fileTooLarge'));
        // In order, because each card is compared with those received before.
        // oxlint-disable-next-line no-await-in-loop
        messages.push(await receive(await file.text()));
      } catch (error) {
        if (!(error instanceof ActionError)) throw error;
        // Includes the files received before the failure.
        throw new ActionError([...messages, error.message].join(' '));
      }
    }
    return messages.join(' ');
  }

  async function receive(content: string): Promise<string> {
    const { card, news } = await request('receive-card', { content });
    onChange();
    const name = isolatedText(card.name || t('memberUnnamed', '').trim());
    return t(RESULT_TEXT[news], name, rangeTitle(card.week, addDays(card.week, 6)));
  }
}
