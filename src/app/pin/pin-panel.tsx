import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { MINUTE } from '../../domain/time/units.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { HouseholdView, PinResetView } from '../../messages/views.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { momentText } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { Result } from '../../ui/components/action-result.tsx';
import { say, sayCount } from '../../ui/i18n.ts';
import { useCountdown } from './use-lockout-countdown.ts';
import { ForgottenPin } from './forgotten-pin.tsx';
import { holdsAddress, parentName, unlockedParent } from '../agreement/display-names.ts';
import { NewPin, NO_PIN, PinInput } from './pin-input.tsx';
import { PinWait } from './pin-lockout.tsx';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { notDone } from '../agreement/error-text.ts';

interface Props {
  readonly household: HouseholdView;
  readonly refresh: () => void;
}

/** Where a parent gives their PIN, sets the first one, or says that it was forgotten. */
export function PinPanel({ household, refresh }: Props): JSX.Element {
  const { unlocked, reset, hasPin, word } = household;
  const heading = useRef<HTMLHeadingElement>(null);
  const was = useRef(unlocked?.parent);
  const leftMs = useCountdown(unlocked === null ? 0 : unlocked.until - word.now, word.now);
  useEffect(() => {
    // The button that was pressed is gone; what stands in its place is read from here.
    const isGone = document.activeElement === null || document.activeElement === document.body;
    if (was.current !== unlocked?.parent && isGone) heading.current?.focus();
    was.current = unlocked?.parent;
  }, [unlocked?.parent]);
  const isFirst = !hasPin || reset?.due === true;
  return (
    <section class="panel pin-panel" aria-labelledby="pin-title">
      <h2 id="pin-title" ref={heading} tabIndex={-1}>
        {say('pinTitle')}
      </h2>
      {reset === null ? null : (
        <ResetNotice
          reset={reset}
          zone={word.zone}
          hasPhone={household.parents.some(({ phone }) => phone === 'confirmed')}
          refresh={refresh}
        />
      )}
      <p class="live" role="status" data-testid="unlocked">
        {unlocked === null
          ? ''
          : sayCount(
              'pinUnlocked',
              Math.max(1, Math.ceil(leftMs / MINUTE)),
              parentName(household, unlockedParent(household)?.id ?? null),
            )}
      </p>
      {unlocked === null ? (
        <PinForm key={String(isFirst)} household={household} isFirst={isFirst} refresh={refresh} />
      ) : (
        <LockNow refresh={refresh} />
      )}
    </section>
  );
}

function LockNow({ refresh }: { readonly refresh: () => void }): JSX.Element {
  const { result, failed, run } = useAction();
  const lock = async (): Promise<string> => {
    const answer = await ask('lock', {});
    refresh();
    if (!answer.ok) throw notDone(answer);
    return '';
  };
  return (
    <>
      <p>
        <button type="button" data-testid="lock" onClick={() => run(lock)}>
          {say('pinLockNow')}
        </button>
      </p>
      <Result text={result} failed={failed} />
    </>
  );
}

interface FormProps extends Props {
  /** A PIN is set, not given: there is none yet, or it was forgotten long enough ago. */
  readonly isFirst: boolean;
}

function PinForm({ household, isFirst, refresh }: FormProps): JSX.Element {
  const [typed, setTyped] = useState(NO_PIN);
  const [name, setName] = useState('');
  const { result, failed, run } = useAction();
  const id = useId();
  return (
    <>
      <p>{say(isFirst ? 'pinFirstText' : 'pinLockedText')}</p>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(unlock);
        }}
      >
        {isFirst ? (
          <>
            <TextInput
              label={say('pinName')}
              value={name}
              maxLength={60}
              testId="parent-name"
              onInput={setName}
            />
            <NewPin
              {...typed}
              prefix="pin"
              describedBy={id}
              onInput={(part) => setTyped({ ...typed, ...part })}
            />
          </>
        ) : (
          <PinInput
            label={say('pinLabel')}
            value={typed.pin}
            testId="pin"
            describedBy={id}
            onInput={(pin) => setTyped({ ...typed, pin })}
          />
        )}
        <div id={id}>
          <Result
            // The wait is over when the background says so.
            text={result === say('pinWaitFirst') && household.waitMs === 0 ? '' : result}
            failed={failed}
            testId="pin-result"
          />
          <PinWait household={household} refresh={refresh} />
        </div>
        <p>
          {/* A first PIN is an offer; nothing has to be pressed there. */}
          <button type="submit" class={isFirst ? undefined : 'primary'} data-testid="unlock">
            {say(isFirst ? 'pinSet' : 'pinUnlock')}
          </button>
        </p>
      </form>
      {isFirst ? <p class="hint">{say('pinHonest')}</p> : null}
      {isFirst ? null : <ForgottenPin household={household} refresh={refresh} />}
    </>
  );

  async function unlock(): Promise<string> {
    if (holdsAddress(name)) throw new NotDoneError(say('memberNameRefused'));
    const answer = await ask('unlock', {
      pin: typed.pin,
      confirm: isFirst ? typed.confirm : '',
      parentName: isFirst ? name.trim() : '',
    });
    refresh();
    if (!answer.ok) throw notDone(answer);
    return '';
  }
}

interface ResetProps {
  readonly reset: PinResetView;
  readonly zone: string;
  readonly hasPhone: boolean;
  readonly refresh: () => void;
}

/** In plain sight of everybody, for as long as it waits. */
function ResetNotice({ reset, zone, hasPhone, refresh }: ResetProps): JSX.Element {
  const { result, failed, run } = useAction();
  const cancel = async (): Promise<string> => {
    const answer = await ask('cancel-reset', {});
    refresh();
    if (!answer.ok) throw notDone(answer);
    return '';
  };
  return (
    <Notice
      title={say('pinResetTitle')}
      text={reset.due ? say('pinResetReady') : say('pinResetDue', momentText(reset.dueAt, zone))}
      testId="reset-state"
    >
      {reset.due || reset.runLeftMs <= 0 ? null : (
        <p>{say('pinResetRun', durationText(reset.runLeftMs))}</p>
      )}
      {hasPhone ? <p>{say('pinResetPhone')}</p> : null}
      <button type="button" data-testid="reset-cancel" onClick={() => run(cancel)}>
        {say('pinResetCancel')}
      </button>
      <Result text={result} failed={failed} />
    </Notice>
  );
}
