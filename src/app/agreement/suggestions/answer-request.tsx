import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { amountsFor } from '../../../domain/agreement/extra-time-request.ts';
import type { ExtraTimeRequest } from '../../../domain/agreement/extra-time-request.ts';
import { NO_PIN } from '../../../domain/agreement/consent.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import type { BrowserProfileView } from '../../../messages/views.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { PinInput } from '../../../ui/components/controls/pin-input.tsx';
import { SegmentedControl } from '../../../ui/components/controls/segmented-control.tsx';
import { PinLockout } from '../../../ui/components/pin-lockout.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { Avatar } from '../../../ui/scene/avatar.tsx';
import { singleParent, unlockedParent } from '../../../ui/text/display-names.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { ButtonLine } from '../../components/button-line.tsx';
import { TextInput } from '../../limits-form/fields/inputs.tsx';

/** An answer to a request for extra time. */
export interface RequestAnswer {
  /** `null` for a no. */
  readonly minutes: number | null;
  /** Why not. */
  readonly reason: string;
  /** The PIN or phone code; empty where none is asked for. */
  readonly code: string;
}

interface Props {
  readonly profile: BrowserProfileView;
  readonly request: Pick<ExtraTimeRequest, 'ms'>;
  /** Whether a field takes the PIN or a phone code; otherwise the page asks for the PIN. */
  readonly hasCode: boolean;
  /** Reads the profile again. */
  readonly refresh: () => void;
  readonly onAnswer: (answer: RequestAnswer) => Promise<void>;
}

const NO = 'no';

/** The form in which a parent gives what was asked for, fewer minutes, or none (rule A9). */
export function AnswerRequest(props: Props): JSX.Element {
  const { profile, request, hasCode, refresh, onAnswer } = props;
  const [choice, setChoice] = useState(String(request.ms / MINUTE));
  const [reason, setReason] = useState('');
  const [code, setCode] = useState('');
  const { result, failed, submit } = useAction();
  const hasPhone = profile.parents.some(({ phone }) => phone === 'confirmed');
  const amounts = amountsFor(request).toReversed();
  return (
    <form class="said said-answer" noValidate onSubmit={submit(answer)}>
      <Avatar id={(unlockedParent(profile) ?? singleParent(profile))?.id ?? NO_PIN} />
      <div class="bubble">
        {profile.hasPin ? null : <p class="hint">{t('requestAnyone')}</p>}
        <SegmentedControl
          label={t('requestAnswer')}
          segments={[
            ...amounts.map((ms) => ({
              value: String(ms / MINUTE),
              text: t('requestGive', durationText(ms)),
            })),
            { value: NO, text: t('agrAnswerNo') },
          ]}
          chosen={choice}
          onChoose={setChoice}
          testId="request-choice"
        />
        {choice === NO ? (
          <TextInput
            label={t('requestReason')}
            value={reason}
            maxLength={500}
            testId="request-reason"
            onInput={setReason}
          />
        ) : null}
        {hasCode && profile.hasPin && profile.unlocked === null ? (
          <PinInput
            label={t(hasPhone ? 'closedCodePhone' : 'pinTitle')}
            testId="request-code"
            canReveal={false}
            value={code}
            onInput={setCode}
          />
        ) : null}
        <ButtonLine text={t('requestAnswer')} kind="primary" testId="request-submit" />
        <div>
          <ActionResult text={result} failed={failed} testId="request-result" />
          <PinLockout profile={profile} onOver={refresh} testId="request-wait" />
        </div>
      </div>
    </form>
  );

  async function answer(): Promise<void> {
    const isNo = choice === NO;
    if (isNo && reason.trim() === '') throw new ActionError(t('agrAnswerNoReason'));
    if (containsUrl(reason)) throw new ActionError(t('agrNoAddress'));
    const given = amounts.find((ms) => String(ms / MINUTE) === choice) ?? request.ms;
    setCode('');
    await onAnswer({
      minutes: isNo ? null : given / MINUTE,
      reason: isNo ? reason.trim() : '',
      code,
    });
  }
}
