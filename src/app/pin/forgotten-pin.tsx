import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { BrowserProfileView } from '../../messages/views.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { ButtonLine } from '../components/button-line.tsx';
import { t } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { CodeInput } from './code-input.tsx';
import { checkDigits, codeErrorText } from './code-errors.ts';
import { NewPinFields, NO_PIN } from './new-pin.tsx';
import { askOrThrow } from '../agreement/action-error.ts';

interface Props {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
}

/** Resets a forgotten PIN: at once with an authenticator code, else after a wait (rule A15). */
export function ForgottenPin({ profile, refresh }: Props): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { result, failed, run } = useAction();
  const id = useId();
  const hasPhone = profile.parents.some(({ phone }) => phone === 'confirmed');
  const isAsked = profile.reset !== null;
  if (isAsked && !hasPhone) return null;
  return (
    <>
      <p>
        <button
          type="button"
          class="quiet"
          data-testid="forgot-pin"
          aria-expanded={hasPhone ? isOpen : undefined}
          aria-controls={hasPhone ? id : undefined}
          onClick={() => (hasPhone ? setOpen(!isOpen) : setAsking(true))}
        >
          {t('pinForgot')}
        </button>
      </p>
      {hasPhone ? (
        <div id={id} class="ways" hidden={!isOpen}>
          <ByPhone refresh={refresh} />
          {isAsked ? null : (
            <div class="way">
              <h3>{t('phoneForgotElse')}</h3>
              <p>{t('pinForgotText')}</p>
              <ButtonLine
                text={t('pinForgotDo')}
                testId="forgot-wait"
                onClick={() => setAsking(true)}
              />
            </div>
          )}
        </div>
      ) : null}
      <ActionResult text={result} failed={failed} testId="forgot-result" />
      <ConfirmDialog
        open={isAsking}
        text={t('pinForgotText')}
        confirm={t('pinForgotDo')}
        confirmTestId="forgot-confirm"
        onConfirm={() => run(reset)}
        onClose={() => setAsking(false)}
      />
    </>
  );

  async function reset(): Promise<void> {
    await askOrThrow('request-pin-reset', {}, refresh);
  }
}

function ByPhone({ refresh }: Pick<Props, 'refresh'>): JSX.Element {
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, submit } = useAction();
  const id = useId();
  return (
    <form class="way" noValidate aria-labelledby={`${id}-title`} onSubmit={submit(begin)}>
      <h3 id={`${id}-title`}>{t('phoneForgot')}</h3>
      <CodeInput
        label="phoneForgotCode"
        value={code}
        testId="new-pin-code"
        describedBy={id}
        onInput={setCode}
      />
      <NewPinFields value={typed} onInput={setTyped} prefix="new-pin" describedBy={id} />
      <div id={id}>
        <ActionResult text={result} failed={failed} testId="new-pin-result" />
      </div>
      <ButtonLine text={t('pinSet')} testId="new-pin-do" />
    </form>
  );

  async function begin(): Promise<void> {
    checkDigits(code);
    await askOrThrow('new-pin', { code, ...typed }, refresh, codeErrorText);
  }
}
