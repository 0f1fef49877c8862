import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { copyText } from '../../../platform/clipboard.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { Field } from '../../../ui/components/controls/field.tsx';
import { t } from '../../../ui/i18n.ts';

interface Props {
  readonly label: string;
  readonly text: string;
}

/** A read-only text with a copy button. If the browser refuses to copy, the text is selected. */
export function CopyText({ label, text }: Props): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const { result, failed, run } = useAction();
  return (
    <div class="copy-text">
      <Field label={label}>
        {(attributes) => (
          <textarea
            {...attributes}
            ref={field}
            readOnly
            dir="ltr"
            rows={4}
            spellcheck={false}
            data-testid="copy-text"
            value={text}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        )}
      </Field>
      <p>
        <Button onClick={() => run(copy)}>{t('copyText')}</Button>
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
