import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ask } from '../../platform/messaging/message-client.ts';
import type { BrowserProfileView, ParentView, PhoneView } from '../../messages/views.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { CodeInput } from './code-input.tsx';
import { unlockedParent } from '../../ui/text/display-names.ts';
import { checkDigits, codeError } from './code-errors.ts';
import { PinLockout } from '../../ui/components/pin-lockout.tsx';
import { QrCode } from './qr-code.tsx';
import { actionErrorOf } from '../agreement/action-error.ts';

/** A phone that waits for its first digits, with what the app on it needs. */
export type AuthenticatorState = Extract<PhoneView, { confirmed: false }> & {
  readonly parent: string;
};

export interface Showing {
  /** Made on this page; `null` while nobody asked for one. */
  readonly shown: AuthenticatorState | null;
  readonly show: (phone: AuthenticatorState | null) => void;
}

interface Props extends Showing {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
}

/** The phone of the parent who is unlocked: added, checked or taken away. */
export function AuthenticatorSetup(props: Props): JSX.Element | null {
  const { profile, shown, show } = props;
  const parent = unlockedParent(profile);
  useEffect(() => {
    // A key is on screen only for whom it was made, and as long as they are there.
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
  const heading = useRef<HTMLHeadingElement>(null);
  const { result, failed, run } = useAction();
  const shows = isConfirmed ? 'confirmed' : own === null ? 'folded' : 'open';
  const before = useRef(shows);
  useEffect(() => {
    // What was pressed is gone; reading goes on from here.
    const isGone = document.activeElement === null || document.activeElement === document.body;
    if (before.current !== shows && isGone) heading.current?.focus({ preventScroll: true });
    before.current = shows;
  }, [shows]);
  useEffect(() => {
    // It was confirmed, here or on another page.
    if (isConfirmed && own !== null) show(null);
  }, [isConfirmed, own]);
  return (
    <section class="panel phone-part" aria-labelledby="phone-title" data-testid="phone">
      <h2 id="phone-title" ref={heading} tabIndex={-1} data-testid="phone-state">
        {t(isConfirmed ? 'phoneDone' : 'phoneTitle')}
      </h2>
      <ActionResult text={result} failed={failed} testId="phone-removed" />
      {isConfirmed ? (
        <>
          <p>{t('phoneDoneText')}</p>
          <Remove remove={() => run(remove)} />
        </>
      ) : null}
      {shows === 'folded' ? (
        <>
          <p>{t('phoneText')}</p>
          <p>
            <button type="button" data-testid="phone-open" onClick={() => run(begin)}>
              {t('phoneOpen')}
            </button>
          </p>
        </>
      ) : null}
      {shows === 'open' && own !== null ? (
        <SetUp phone={own} profile={profile} refresh={refresh} putOff={() => run(putOff)} />
      ) : null}
    </section>
  );

  async function begin(): Promise<string> {
    const answer = await ask('phone', {});
    refresh();
    if (!answer.ok) throw actionErrorOf(answer);
    if (!answer.phone.confirmed) show({ ...answer.phone, parent: parent.id });
    return '';
  }

  /** What was shown is thrown away: nobody knows who has seen it. */
  async function putOff(): Promise<string> {
    const answer = await ask('remove-phone', { parent: parent.id });
    refresh();
    // Another page may have put it off already.
    if (!answer.ok && answer.error !== 'not-there') throw actionErrorOf(answer);
    show(null);
    return '';
  }

  async function remove(): Promise<string> {
    const answer = await ask('remove-phone', { parent: parent.id });
    refresh();
    if (!answer.ok) throw actionErrorOf(answer);
    return t('phoneRemoved');
  }
}

interface RemoveProps {
  readonly remove: () => void;
}

function Remove({ remove }: RemoveProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <p>
        <button type="button" data-testid="phone-remove" onClick={() => setAsking(true)}>
          {t('phoneRemove')}
        </button>
      </p>
      <ConfirmDialog
        open={isAsking}
        title={t('phoneRemoveAsk')}
        text={t('phoneRemoveText')}
        confirm={t('phoneRemove')}
        confirmTestId="phone-remove-confirm"
        onConfirm={remove}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

interface SetUpProps {
  readonly phone: AuthenticatorState;
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
  readonly putOff: () => void;
}

function SetUp({ phone, profile, refresh, putOff }: SetUpProps): JSX.Element {
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
      <Check profile={profile} refresh={refresh} putOff={putOff} />
      <h3>{t('phoneNot')}</h3>
      <ul class="hint phone-not">
        <li>{t('phoneNotMinutes')}</li>
        <li>{t('phoneNotSecret')}</li>
        <li>{t('phoneNotTwice')}</li>
      </ul>
    </>
  );
}

/** In groups to the eye alone: whoever copies it gets no blanks. */
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

function Check({ profile, refresh, putOff }: Omit<SetUpProps, 'phone'>): JSX.Element {
  const [code, setCode] = useState('');
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(confirm);
      }}
    >
      <CodeInput
        label="phoneCode"
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
        <button type="button" data-testid="phone-not-now" onClick={putOff}>
          {t('phoneNotNow')}
        </button>
      </p>
    </form>
  );

  async function confirm(): Promise<string> {
    checkDigits(code);
    const answer = await ask('confirm-phone', { code });
    refresh();
    if (!answer.ok) throw codeError(answer);
    return '';
  }
}
