import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { copyText } from '../../../platform/clipboard.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
}

/** A read-only text with a copy button. If the browser refuses to copy, the text is selected. */
export function CopyText({ label, hint, text }: Props): JSX.Element {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { result, failed, run } = useAction();
  return (
    <div class="field copy-text">
      <label class="label" for={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        readOnly
        dir="ltr"
        rows={4}
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        data-testid="copy-text"
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p>
        <Button onClick={() => run(copy)}>{t('giveCopy')}</Button>
      </p>
      <ActionResult text={result} failed={failed} />
    </div>
  );

  async function copy(): Promise<string> {
    try {
      await copyText(text);
    } catch {
      field.current?.focus();
      throw new ActionError(t('giveNotCopied'));
    }
    return t('giveCopied');
  }
}
