import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { ask } from '../../platform/messaging/message-client.ts';
import type { BrowserProfileView, ParentView, PhoneView } from '../../messages/views.ts';
import { useFocusIfLost } from '../../ui/hooks/use-focus-if-lost.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { ButtonLine } from '../components/button-line.tsx';
import { t } from '../../ui/i18n.ts';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { CodeInput } from './code-input.tsx';
import { unlockedParent } from '../../ui/text/display-names.ts';
import { checkDigits, codeErrorText } from './code-errors.ts';
import { PinLockout } from '../../ui/components/pin-lockout.tsx';
import { QrCode } from './qr-code.tsx';
import { actionErrorText, askOrThrow } from '../agreement/action-error.ts';

/** A phone that has not been confirmed yet, with the secret for its authenticator app. */
export type AuthenticatorState = Extract<PhoneView, { confirmed: false }> & {
  readonly parent: string;
};

export interface SetupState {
  /** The phone that is being set up on this page. */
  readonly shown: AuthenticatorState | null;
  readonly show: (phone: AuthenticatorState | null) => void;
}

interface Props extends SetupState {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
}

/** Adds, confirms or removes the authenticator of the parent who unlocked the page (rule A14). */
export function AuthenticatorSetup(props: Props): JSX.Element | null {
  const { profile, shown, show } = props;
  const parent = unlockedParent(profile);
  useEffect(() => {
    // A secret is shown only while its parent has the page unlocked.
    if (shown !== null && shown.parent !== parent?.id) show(null);
  }, [shown, parent?.id]);
  return parent === null ? null : <Phone key={parent.id} {...props} parent={parent} />;
}

interface PhoneProps extends Props {
  readonly parent: ParentView;
}

function Phone({ profile, refresh, shown, show, parent }: PhoneProps): JSX.Element {
  const isConfirmed = parent.phone === 'confirmed';
  const own = shown?.parent === parent.id ? shown : null;
  const { result, failed, run } = useAction();
  const step = isConfirmed ? 'confirmed' : own === null ? 'folded' : 'open';
  const heading = useFocusIfLost(step);
  useEffect(() => {
    // Confirmed, here or on another page.
    if (isConfirmed && own !== null) show(null);
  }, [isConfirmed, own]);
  return (
    <section class="card phone-part" aria-labelledby="phone-title" data-testid="phone">
      <h2 id="phone-title" ref={heading} tabIndex={-1} data-testid="phone-state">
        {t(isConfirmed ? 'phoneDone' : 'phoneTitle')}
      </h2>
      <ActionResult text={result} failed={failed} testId="phone-removed" />
      {isConfirmed ? (
        <>
          <p>{t('phoneDoneText')}</p>
          <ConfirmButton
            label={t('phoneRemove')}
            testId="phone-remove"
            text={t('phoneRemoveText')}
            onConfirm={() => run(remove)}
          />
        </>
      ) : null}
      {step === 'folded' ? (
        <>
          <p>{t('phoneText')}</p>
          <ButtonLine text={t('phoneOpen')} testId="phone-open" onClick={() => run(begin)} />
        </>
      ) : null}
      {step === 'open' && own !== null ? (
        <SetUp phone={own} profile={profile} refresh={refresh} onCancel={() => run(cancel)} />
      ) : null}
    </section>
  );

  async function begin(): Promise<void> {
    const answer = await askOrThrow('phone', {}, refresh);
    if (!answer.phone.confirmed) show({ ...answer.phone, parent: parent.id });
  }

  /** Discards the secret, which others may have seen. */
  async function cancel(): Promise<void> {
    const answer = await ask('remove-phone', { parent: parent.id });
    refresh();
    // Another page may have discarded it already.
    if (!answer.ok && answer.error !== 'not-there') throw new ActionError(actionErrorText(answer));
    show(null);
  }

  async function remove(): Promise<string> {
    await askOrThrow('remove-phone', { parent: parent.id }, refresh);
    return t('phoneRemoved');
  }
}

interface SetUpProps {
  readonly phone: AuthenticatorState;
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
  readonly onCancel: () => void;
}

function SetUp({ phone, profile, refresh, onCancel }: SetUpProps): JSX.Element {
  const { uri, secret } = phone;
  return (
    <>
      <p>{t('phoneScan')}</p>
      <QrCode text={uri} label={t('phoneQr')} />
      <div>
        <p class="label">{t('phoneKey')}</p>
        <Secret secret={secret} />
      </div>
      <p>{t('phoneNotYet')}</p>
      <Check profile={profile} refresh={refresh} onCancel={onCancel} />
      <ul class="hint phone-not">
        <li>{t('phoneNotMinutes')}</li>
        <li>{t('phoneNotSecret')}</li>
        <li>{t('phoneNotTwice')}</li>
      </ul>
    </>
  );
}

/** Grouped by styling only, so that copied text has no spaces. */
function Secret({ secret }: { readonly secret: string }): JSX.Element {
  const groups = secret.match(/.{1,4}/gu) ?? [];
  return (
    <code class="phone-secret" dir="ltr" data-testid="phone-secret">
      {groups.map((group, i) => (
        <span key={i}>{group}</span>
      ))}
    </code>
  );
}

function Check({ profile, refresh, onCancel }: Omit<SetUpProps, 'phone'>): JSX.Element {
  const [code, setCode] = useState('');
  const { result, failed, submit } = useAction();
  const id = useId();
  return (
    <form class="stack" noValidate onSubmit={submit(confirm)}>
      <CodeInput
        label="phoneForgotCode"
        value={code}
        testId="phone-code"
        describedBy={id}
        onInput={setCode}
      />
      <div id={id}>
        <ActionResult text={result} failed={failed} testId="phone-result" />
        <PinLockout profile={profile} onOver={refresh} testId="phone-wait" />
      </div>
      <p class="buttons">
        <button type="submit" data-testid="phone-confirm">
          {t('phoneConfirm')}
        </button>
        <button type="button" data-testid="phone-not-now" onClick={onCancel}>
          {t('screenNotNow')}
        </button>
      </p>
    </form>
  );

  async function confirm(): Promise<void> {
    checkDigits(code);
    await askOrThrow('confirm-phone', { code }, refresh, codeErrorText);
  }
}
