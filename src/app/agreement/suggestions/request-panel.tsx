import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { amountsFor } from '../../../domain/agreement/extra-time-request.ts';
import type { ExtraTimeRequest } from '../../../domain/agreement/extra-time-request.ts';
import { NO_PIN } from '../../../domain/agreement/consent.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { PinInput } from '../../../ui/components/controls/pin-input.tsx';
import { SegmentedControl } from '../../../ui/components/controls/segmented-control.tsx';
import { PinLockout } from '../../../ui/components/pin-lockout.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { useFocusIfLost } from '../../../ui/hooks/use-focus-if-lost.ts';
import { t } from '../../../ui/i18n.ts';
import { Avatar } from '../../../ui/scene/avatar.tsx';
import { singleParent, unlockedParent } from '../../../ui/text/display-names.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { requestText } from '../../../ui/text/request-text.ts';
import { ButtonLine } from '../../components/button-line.tsx';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { askOrThrow } from '../action-error.ts';
import type { AgreementContext } from '../context.ts';
import { Said } from './thread.tsx';

interface Props {
  readonly context: AgreementContext;
}

/** The member's request for extra time today, where a parent answers it (rule A9). */
export function RequestPanel({ context }: Props): JSX.Element | null {
  const { profile, member } = context;
  const request = profile.requests.find((one) => one.member === member.id);
  const heading = useFocusIfLost(`${request?.id} ${request?.answer?.at}`);
  if (request === undefined) return null;
  const { answer } = request;
  const { title, lines } = requestText(profile, request);
  // The last line of an answer repeats the request; the reason is whoever answered it.
  const asked = answer === null ? lines : lines.slice(-1);
  const why = answer === null ? [] : lines.slice(0, -1);
  return (
    <section class="thread" data-testid="request-panel">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {asked.length === 0 ? null : (
        <Said by={member.id}>
          {asked.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Said>
      )}
      {why.length === 0 ? null : (
        <Said by={answer?.by ?? NO_PIN} isAnswer>
          <p>{why.join(' ')}</p>
        </Said>
      )}
      {answer === null ? <AnswerForm key={request.id} context={context} request={request} /> : null}
    </section>
  );
}

interface FormProps extends Props {
  readonly request: ExtraTimeRequest;
}

const NO = 'no';

function AnswerForm({ context, request }: FormProps): JSX.Element {
  const { profile, refresh } = context;
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
        {profile.hasPin && profile.unlocked === null ? (
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
    await askOrThrow(
      'answer-extra-time',
      {
        id: request.id,
        minutes: isNo ? null : given / MINUTE,
        code,
        reason: isNo ? reason.trim() : '',
      },
      refresh,
    );
  }
}
