import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ask } from '../../platform/messaging/message-client.ts';
import type { HouseholdView, ParentView, PhoneView } from '../../messages/views.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { CodeInput } from './code-input.tsx';
import { unlockedParent } from '../agreement/display-names.ts';
import { checkDigits, codeNotDone } from './code-errors.ts';
import { PinWait } from './pin-lockout.tsx';
import { QrCode } from './qr-code.tsx';
import { notDone } from '../agreement/error-text.ts';

/** A phone that waits for its first digits, with what the app on it needs. */
export type ShownPhone = Extract<PhoneView, { confirmed: false }> & { readonly parent: string };

export interface Showing {
  /** Made on this page; `null` while nobody asked for one. */
  readonly shown: ShownPhone | null;
  readonly show: (phone: ShownPhone | null) => void;
}

interface Props extends Showing {
  readonly household: HouseholdView;
  readonly refresh: () => void;
}

/** The phone of the parent who is unlocked: added, checked or taken away. */
export function PhonePart(props: Props): JSX.Element | null {
  const { household, shown, show } = props;
  const parent = unlockedParent(household);
  useEffect(() => {
    // A key is on screen only for whom it was made, and as long as they are there.
    if (shown !== null && shown.parent !== parent?.id) show(null);
  }, [shown, parent?.id]);
  return parent === null ? null : <Phone key={parent.id} {...props} parent={parent} />;
}

interface PhoneProps extends Props {
  readonly parent: ParentView;
}

function Phone({ household, refresh, shown, show, parent }: PhoneProps): JSX.Element {
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
        {say(isConfirmed ? 'phoneDone' : 'phoneTitle')}
      </h2>
      <Result text={result} failed={failed} testId="phone-removed" />
      {isConfirmed ? (
        <>
          <p>{say('phoneDoneText')}</p>
          <Remove remove={() => run(remove)} />
        </>
      ) : null}
      {shows === 'folded' ? (
        <>
          <p>{say('phoneText')}</p>
          <p>
            <button type="button" data-testid="phone-open" onClick={() => run(begin)}>
              {say('phoneOpen')}
            </button>
          </p>
        </>
      ) : null}
      {shows === 'open' && own !== null ? (
        <SetUp phone={own} household={household} refresh={refresh} putOff={() => run(putOff)} />
      ) : null}
    </section>
  );

  async function begin(): Promise<string> {
    const answer = await ask('phone', {});
    refresh();
    if (!answer.ok) throw notDone(answer);
    if (!answer.phone.confirmed) show({ ...answer.phone, parent: parent.id });
    return '';
  }

  /** What was shown is thrown away: nobody knows who has seen it. */
  async function putOff(): Promise<string> {
    const answer = await ask('remove-phone', { parent: parent.id });
    refresh();
    // Another page may have put it off already.
    if (!answer.ok && answer.error !== 'not-there') throw notDone(answer);
    show(null);
    return '';
  }

  async function remove(): Promise<string> {
    const answer = await ask('remove-phone', { parent: parent.id });
    refresh();
    if (!answer.ok) throw notDone(answer);
    return say('phoneRemoved');
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
          {say('phoneRemove')}
        </button>
      </p>
      <ConfirmDialog
        open={isAsking}
        title={say('phoneRemoveAsk')}
        text={say('phoneRemoveText')}
        confirm={say('phoneRemove')}
        confirmTestId="phone-remove-confirm"
        onConfirm={remove}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

interface SetUpProps {
  readonly phone: ShownPhone;
  readonly household: HouseholdView;
  readonly refresh: () => void;
  readonly putOff: () => void;
}

function SetUp({ phone, household, refresh, putOff }: SetUpProps): JSX.Element {
  const { uri, secret } = phone;
  return (
    <>
      <p>{say('phoneScan')}</p>
      <QrCode text={uri} label={say('phoneQr')} />
      <div>
        <p class="label">{say('phoneKey')}</p>
        <Secret secret={secret} />
      </div>
      <p>{say('phoneNotYet')}</p>
      <Check household={household} refresh={refresh} putOff={putOff} />
      <h3>{say('phoneNot')}</h3>
      <ul class="hint phone-not">
        <li>{say('phoneNotMinutes')}</li>
        <li>{say('phoneNotSecret')}</li>
        <li>{say('phoneNotTwice')}</li>
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

function Check({ household, refresh, putOff }: Omit<SetUpProps, 'phone'>): JSX.Element {
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
        <Result text={result} failed={failed} testId="phone-result" />
        <PinWait household={household} refresh={refresh} testId="phone-wait" />
      </div>
      <p class="buttons">
        <button type="submit" data-testid="phone-confirm">
          {say('phoneConfirm')}
        </button>
        <button type="button" data-testid="phone-not-now" onClick={putOff}>
          {say('phoneNotNow')}
        </button>
      </p>
    </form>
  );

  async function confirm(): Promise<string> {
    checkDigits(code);
    const answer = await ask('confirm-phone', { code });
    refresh();
    if (!answer.ok) throw codeNotDone(answer);
    return '';
  }
}
