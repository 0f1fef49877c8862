import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { addDays } from '../../../domain/time/calendar.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { rangeTitle } from '../../../ui/text/format-date.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { actionError } from '../action-error.ts';

/** A card is a few hundred letters; whatever is much larger was chosen by mistake. */
const MAX_BYTES = 100_000;

const NEWS = {
  new: 'receiveNew',
  newer: 'receiveNewer',
  same: 'receiveSame',
} as const satisfies Record<string, Key>;

/** Takes in cards of other browsers: by file, by dropping it, or as text. */
export function ReceiveCard({ refresh }: { readonly refresh: () => void }): JSX.Element {
  const [text, setText] = useState('');
  const [isOver, setOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const { result, failed, run } = useAction();
  return (
    <section
      class={isOver ? 'panel receive receive-over' : 'panel receive'}
      data-testid="receive-drop"
      onDragOver={(event) => {
        // Without it the browser would open what is dropped in place of the page.
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        const dropped = event.dataTransfer?.getData('text/plain') ?? '';
        run(() => (files.length > 0 ? takeFiles(files) : takeDropped(dropped)));
      }}
    >
      <h2>{t('receiveTitle')}</h2>
      <p id="receive-text">{t('receiveText')}</p>
      <p>
        <label>
          <span class="label">{t('receiveFile')}</span>
          <input
            ref={file}
            type="file"
            multiple
            data-testid="receive-card"
            aria-describedby="receive-text"
            onChange={({ currentTarget }) => {
              const files = [...(currentTarget.files ?? [])];
              if (files.length === 0) return;
              run(() =>
                takeFiles(files).finally(() => {
                  // So that the same file can be chosen again.
                  currentTarget.value = '';
                }),
              );
            }}
          />
        </label>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(takeText);
        }}
      >
        <label class="field wide">
          <span class="label">{t('receivePaste')}</span>
          <textarea
            dir="ltr"
            rows={3}
            spellcheck={false}
            autocomplete="off"
            data-testid="receive-text"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <p>
          <button type="submit" data-testid="receive-submit">
            {t('receiveDo')}
          </button>
        </p>
      </form>
      <ActionResult text={result} failed={failed} testId="receive-result" />
    </section>
  );

  async function takeText(): Promise<string> {
    if (text.trim() === '') throw new ActionError(t('receiveEmpty'));
    const said = await take(text);
    setText('');
    return said;
  }

  async function takeDropped(dropped: string): Promise<string> {
    if (dropped.trim() === '') throw new ActionError(t('receiveNoFile'));
    return take(dropped);
  }

  async function takeFiles(files: readonly File[]): Promise<string> {
    const said: string[] = [];
    for (const one of files) {
      if (one.size > MAX_BYTES) throw new ActionError([...said, t('receiveTooLarge')].join(' '));
      try {
        // One after the other: a newer card has to meet the older one.
        // oxlint-disable-next-line no-await-in-loop
        said.push(await take(await one.text()));
      } catch (error) {
        // What was taken in before the one that was refused is said, too.
        if (error instanceof ActionError) throw new ActionError([...said, error.message].join(' '));
        throw error;
      }
    }
    return said.join(' ');
  }

  async function take(content: string): Promise<string> {
    const answer = await ask('receive-card', { content });
    if (!answer.ok) throw actionError(answer);
    refresh();
    const { card, news } = answer;
    const name = isolatedText(card.name || t('memberUnnamed', '').trim());
    return t(NEWS[news], name, rangeTitle(card.week, addDays(card.week, 6)));
  }
}
