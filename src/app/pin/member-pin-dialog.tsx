import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { PinInput } from '../../ui/components/controls/pin-input.tsx';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import { isolatedText } from '../../ui/text/display-names.ts';
import { actionErrorText } from '../agreement/action-error.ts';
import { setMemberPinPrompt } from './member-pin-prompt.ts';
import type { MemberPinPrompt } from './member-pin-prompt.ts';

/**
 * Asks for the PIN of a member whenever something is about to be done in their name (rule A21); the
 * request then goes through without another press. Once on each page.
 */
export function MemberPinDialog(): JSX.Element {
  const [prompt, setPrompt] = useState<MemberPinPrompt | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => setMemberPinPrompt(setPrompt), []);
  useEffect(() => {
    if (prompt === null) dialog.current?.close();
    else dialog.current?.showModal();
  }, [prompt]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={() => {
        prompt?.cancel();
        setPrompt(null);
      }}
    >
      {prompt === null ? null : (
        <MemberPinForm prompt={prompt} titleId={id} onDone={() => setPrompt(null)} />
      )}
    </dialog>
  );
}

interface Props {
  readonly prompt: MemberPinPrompt;
  readonly titleId: string;
  readonly onDone: () => void;
}

function MemberPinForm({ prompt, titleId, onDone }: Props): JSX.Element {
  const [pin, setPin] = useState('');
  const { result, failed, submit } = useAction();
  const id = useId();
  const name = isolatedText(prompt.name) || t('memberUnnamed', '').trim();
  return (
    <form class="stack" noValidate onSubmit={submit(attempt)}>
      <h2 id={titleId}>{t('memberPinAskTitle', name)}</h2>
      <p>{t(prompt.isOwn ? 'memberPinOwnText' : 'memberPinAskText')}</p>
      <PinInput
        label={t(prompt.isOwn ? 'memberPinOf' : 'memberSwitchPin', name)}
        value={pin}
        testId="member-pin"
        describedBy={id}
        onInput={setPin}
      />
      <div id={id}>
        <ActionResult text={result} failed={failed} testId="member-pin-result" />
      </div>
      <p class="choices">
        <button
          type="button"
          data-testid="member-pin-cancel"
          onClick={() => {
            prompt.cancel();
            onDone();
          }}
        >
          {t('cancel')}
        </button>
        <button type="submit" class="primary" data-testid="member-pin-submit">
          {t('memberPinAskDo')}
        </button>
      </p>
    </form>
  );

  async function attempt(): Promise<void> {
    const refused = await prompt.attempt(pin);
    setPin('');
    if (refused !== null) throw new ActionError(actionErrorText(refused));
    onDone();
  }
}
