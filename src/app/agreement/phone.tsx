import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ask } from '../../platform/messenger.ts';
import type { Answer } from '../../protocol/messages.ts';
import type { HouseholdView, ParentView } from '../../protocol/views.ts';
import { useAction } from '../../ui/action.ts';
import { failureText } from '../../ui/failures.ts';
import { Result } from '../../ui/result.tsx';
import { say } from '../../ui/words.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { CodeInput } from './code-input.tsx';
import { unlockedParent } from './names.ts';
import { checkDigits, codeNotDone } from './phone-code.ts';
import { PinWait } from './pin-wait.tsx';
import { QrCode } from './qr-code.tsx';
import { notDone } from './tell.ts';

interface Props {
  readonly household: HouseholdView;
  readonly refresh: () => void;
  /** Whether the parent has put it off for this visit. */
  readonly isFolded: boolean;
  readonly fold: (isFolded: boolean) => void;
}

/** The phone of the parent who is unlocked: added, checked or taken away. */
export function PhonePart(props: Props): JSX.Element | null {
  const parent = unlockedParent(props.household);
  return parent === null ? null : <Phone key={parent.id} {...props} parent={parent} />;
}

interface PhoneProps extends Props {
  readonly parent: ParentView;
}

function Phone({ household, refresh, isFolded, fold, parent }: PhoneProps): JSX.Element {
  const isConfirmed = parent.phone === 'confirmed';
  const heading = useRef<HTMLHeadingElement>(null);
  const { result, failed, run } = useAction();
  const shows = isConfirmed ? 'confirmed' : isFolded ? 'folded' : 'open';
  const before = useRef(shows);
  useEffect(() => {
    // What was pressed is gone; reading goes on from here.
    const isGone = document.activeElement === null || document.activeElement === document.body;
    if (before.current !== shows && isGone) heading.current?.focus({ preventScroll: true });
    before.current = shows;
  }, [shows]);
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
        <p>
          <button type="button" data-testid="phone-open" onClick={() => fold(false)}>
            {say('phoneOpen')}
          </button>
        </p>
      ) : null}
      {shows === 'open' ? (
        <SetUp
          household={household}
          state={parent.phone}
          refresh={refresh}
          putOff={() => fold(true)}
        />
      ) : null}
    </section>
  );

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
  readonly household: HouseholdView;
  /** Changes when another page adds or removes it. */
  readonly state: ParentView['phone'];
  readonly refresh: () => void;
  readonly putOff: () => void;
}

function SetUp({ household, state, refresh, putOff }: SetUpProps): JSX.Element | null {
  const [answer, setAnswer] = useState<Answer<'phone'> | null>(null);
  useEffect(() => {
    let over = false;
    const look = async (): Promise<void> => {
      const given = await ask('phone', {});
      if (!over) setAnswer(given);
    };
    void look();
    return () => {
      over = true;
    };
  }, [state]);
  useEffect(() => {
    // Meanwhile its first digits were used elsewhere.
    if (answer?.ok === true && answer.phone.confirmed) refresh();
  }, [answer]);
  if (answer === null) return null;
  if (!answer.ok) return <p>{failureText(answer)}</p>;
  if (answer.phone.confirmed) return null;
  const { uri, secret } = answer.phone;
  return (
    <>
      <p>{say('phoneText')}</p>
      <p>{say('phoneScan')}</p>
      <QrCode text={uri} label={say('phoneQr')} />
      <div>
        <p class="label">{say('phoneKey')}</p>
        <Secret secret={secret} />
      </div>
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

function Check({ household, refresh, putOff }: Omit<SetUpProps, 'state'>): JSX.Element {
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
