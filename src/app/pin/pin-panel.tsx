import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { BrowserProfileView, PinResetView } from '../../messages/views.ts';
import { useFocusIfLost } from '../../ui/hooks/use-focus-if-lost.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { momentText } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Button } from '../../ui/components/controls/button.tsx';
import { t, tPlural } from '../../ui/i18n.ts';
import { ForgottenPin } from './forgotten-pin.tsx';
import { containsUrl } from '../../ui/contains-url.ts';
import { PinInput } from '../../ui/components/controls/pin-input.tsx';
import { Namesake, useParentName } from './namesake.tsx';
import { NewPinFields, NO_PIN } from './new-pin.tsx';
import { PinLockout } from '../../ui/components/pin-lockout.tsx';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { askOrThrow } from '../agreement/action-error.ts';

interface Props {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
}

/** The fields that unlock the page with a parent's PIN, set the first one, or reset a forgotten one. */
export function PinPanel({ profile, refresh }: Props): JSX.Element | null {
  const { unlocked, reset, hasPin } = profile;
  const heading = useFocusIfLost(unlocked?.parent, {});
  const isFirst = !hasPin || reset?.due === true;
  if (unlocked !== null && reset === null) return null;
  return (
    <section class="card pin-panel" aria-labelledby="pin-title">
      <h2 id="pin-title" ref={heading} tabIndex={-1}>
        {t(isFirst ? 'wayNoPinDo' : 'pinTitle')}
      </h2>
      {reset === null ? null : <ResetNotice profile={profile} reset={reset} refresh={refresh} />}
      {unlocked === null ? (
        <PinForm key={String(isFirst)} profile={profile} isFirst={isFirst} refresh={refresh} />
      ) : null}
    </section>
  );
}

interface FormProps extends Props {
  /** Whether a new PIN is set: there is none yet, or the wait for a reset is over. */
  readonly isFirst: boolean;
}

function PinForm({ profile, isFirst, refresh }: FormProps): JSX.Element {
  const [typed, setTyped] = useState(NO_PIN);
  const parent = useParentName();
  const { result, failed, run, submit } = useAction();
  const id = useId();
  return (
    <>
      <p>{t(isFirst ? 'pinFirstText' : 'pinLockedText')}</p>
      <form class="stack" noValidate onSubmit={submit(() => unlock())}>
        {isFirst ? (
          <>
            <TextInput
              label={t('pinName')}
              value={parent.name}
              maxLength={60}
              testId="parent-name"
              onInput={parent.setName}
            />
            <NewPinFields value={typed} onInput={setTyped} prefix="pin" describedBy={id} />
          </>
        ) : (
          <PinInput
            label={t('pinLabel')}
            value={typed.pin}
            testId="pin"
            describedBy={id}
            onInput={(pin) => setTyped({ ...typed, pin })}
          />
        )}
        <div id={id}>
          <ActionResult
            // Outdated once the background reports that the wait is over.
            text={result === t('pinWaitFirst') && profile.waitMs === 0 ? '' : result}
            failed={failed}
            testId="pin-result"
          />
          <PinLockout profile={profile} onOver={refresh} />
        </div>
        <Namesake parent={parent} onConfirm={(member) => run(() => unlock({ member }))} />
        <p>
          <Button kind="primary" testId="unlock">
            {t(isFirst ? 'pinSet' : 'pinUnlock')}
          </Button>
        </p>
      </form>
      {isFirst ? <p class="hint">{t('pinHonest')}</p> : null}
      {isFirst ? null : <ForgottenPin profile={profile} refresh={refresh} />}
    </>
  );

  async function unlock(same: { readonly member?: string } = {}): Promise<void> {
    if (containsUrl(parent.name)) throw new ActionError(t('agrNoAddress'));
    // Fields that are not shown are empty.
    const request = { ...typed, parentName: parent.name.trim(), ...same };
    await askOrThrow('unlock', request, refresh, parent.describe);
  }
}

interface ResetProps extends Props {
  readonly reset: PinResetView;
}

/** A pending reset is visible to everybody (rule A15). */
function ResetNotice({ profile, reset, refresh }: ResetProps): JSX.Element {
  const { verdict } = profile;
  const { result, failed, run } = useAction();
  const cancel = async (): Promise<void> => {
    await askOrThrow('cancel-pin-reset', {}, refresh);
  };
  return (
    <Notice
      title={t('pinResetTitle')}
      text={
        reset.due ? t('pinResetReady') : t('pinResetDue', momentText(reset.dueAt, verdict.zone))
      }
      testId="reset-state"
    >
      {reset.daysLeft === 0 ? null : <p>{tPlural('pinResetDays', reset.daysLeft)}</p>}
      {reset.runLeftMs === 0 ? null : <p>{t('pinResetRun', durationText(reset.runLeftMs))}</p>}
      <button type="button" data-testid="reset-cancel" onClick={() => run(cancel)}>
        {t('pinResetCancel')}
      </button>
      <ActionResult text={result} failed={failed} />
    </Notice>
  );
}
