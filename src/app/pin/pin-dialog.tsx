import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/components/controls/button.tsx';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { PinInput } from '../../ui/components/controls/pin-input.tsx';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import { isolatedText } from '../../ui/text/display-names.ts';
import { actionErrorText } from '../agreement/action-error.ts';
import { setPinPrompt } from './pin-prompt.ts';
import type { PinPrompt } from './pin-prompt.ts';

/**
 * Asks for a PIN whenever something that was pressed needs one: a parent's, or that of a member in
 * whose name it is done (rule A21). What was pressed then goes through. Once on each page.
 */
export function PinDialog(): JSX.Element {
  const [prompt, setPrompt] = useState<PinPrompt | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => setPinPrompt(setPrompt), []);
  useEffect(() => {
    if (prompt === null) dialog.current?.close();
    else dialog.current?.showModal();
  }, [prompt]);
  return (
    <dialog
      ref={dialog}
      class="pin-dialog"
      aria-labelledby={id}
      onClose={() => {
        prompt?.cancel();
        setPrompt(null);
      }}
    >
      {prompt === null ? null : (
        <PinForm prompt={prompt} titleId={id} onDone={() => setPrompt(null)} />
      )}
    </dialog>
  );
}

interface Props {
  readonly prompt: PinPrompt;
  readonly titleId: string;
  readonly onDone: () => void;
}

function PinForm({ prompt, titleId, onDone }: Props): JSX.Element {
  const [pin, setPin] = useState('');
  const { result, failed, submit } = useAction();
  const id = useId();
  const { title, text, label } = wordsFor(prompt);
  const isParent = prompt.whose === 'parent';
  const prefix = isParent ? 'parent-pin' : 'member-pin';
  const cancel = (): void => {
    prompt.cancel();
    onDone();
  };
  return (
    <form class="stack" noValidate onSubmit={submit(attempt)}>
      {isParent ? <Padlock /> : null}
      <h2 id={titleId}>{title}</h2>
      {text === '' ? null : <p class="soft">{text}</p>}
      <PinInput label={label} value={pin} testId={prefix} describedBy={id} onInput={setPin} />
      <div id={id}>
        <ActionResult text={result} failed={failed} testId={`${prefix}-result`} />
      </div>
      <Button kind="primary" testId={`${prefix}-submit`}>
        {t(isParent ? 'pinUnlock' : 'stepNext')}
      </Button>
      <p class="choices">
        <Button kind="quiet" testId={`${prefix}-cancel`} onClick={cancel}>
          {t('cancel')}
        </Button>
        {isParent ? (
          <a class="button quiet" href="#/agreement/people" onClick={cancel}>
            {t('pinForgot')}
          </a>
        ) : null}
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

/** Two bowls again: a padlock. */
function Padlock(): JSX.Element {
  return (
    <svg class="padlock" viewBox="0 0 96 96" aria-hidden="true">
      <circle class="halo" cx="48" cy="50" r="44" />
      <path class="ring" d="M22 46V34a26 26 0 0 1 52 0V46" />
      <path class="sun" d="M8 45h80a40 40 0 0 1-80 0z" />
      <circle class="cream" cx="48" cy="61" r="6" />
    </svg>
  );
}

interface Words {
  readonly title: string;
  readonly text: string;
  readonly label: string;
}

function wordsFor({ whose, name }: PinPrompt): Words {
  if (whose === 'parent') {
    return { title: t('pinTitle'), text: t('pinAskText'), label: t('pinLabel') };
  }
  const shown = isolatedText(name) || t('memberUnnamed', '').trim();
  return {
    title: t('memberPinAskTitle', shown),
    text: whose === 'own' ? t('memberPinOwnText') : '',
    label: t(whose === 'own' ? 'memberPinOf' : 'memberSwitchPin', shown),
  };
}
