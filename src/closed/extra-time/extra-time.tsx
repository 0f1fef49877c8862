import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isQuietTime } from '../../domain/limits/evaluation/outcome.ts';
import { EXTRA_CHOICES } from '../../domain/limits/rules/extra-time.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import type { whoAnswers } from '../../domain/agreement/extra-time-request.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { Failure } from '../../messages/index.ts';
import type { BrowserProfileView } from '../../messages/views.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { Button, ButtonLink } from '../../ui/components/controls/button.tsx';
import { durationText } from '../../ui/text/format-duration.ts';
import { containsUrl } from '../../ui/contains-url.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { PinLockout } from '../../ui/components/pin-lockout.tsx';
import { PinInput } from '../../ui/components/controls/pin-input.tsx';
import { capitalized, parentName } from '../../ui/text/display-names.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t } from '../../ui/i18n.ts';
import { readingDirection } from '../../ui/language.ts';
import { siteStateAfter } from './extra-time-result.ts';
import type { SiteState, ExtraTimeResult } from './extra-time-result.ts';

interface Props {
  readonly profile: BrowserProfileView;
  readonly answeredBy: ReturnType<typeof whoAnswers>;
  readonly onGiven: (given: ExtraTimeResult) => void;
  readonly onCancel: () => void;
}

/**
 * A form for extra time (rule A9). A parent who is here, or on the phone, gives it at once with a
 * code; without one, the request waits for its answer.
 */
export function ExtraTimeForm(props: Props): JSX.Element {
  return props.answeredBy === 'nobody' ? <NoPin {...props} /> : <Form {...props} />;
}

function NoPin({ onCancel }: Props): JSX.Element {
  return (
    <section class="closed-form" aria-label={t('closedAsk')} data-testid="extra-no-pin">
      <p>{t('closedNoPin')}</p>
      <ButtonLink href="app.html#/agreement/people">{t('wayNoPinDo')}</ButtonLink>
      <Button kind="quiet" onClick={onCancel}>
        {t('screenNotNow')}
      </Button>
    </section>
  );
}

function Form({ profile, answeredBy, onGiven, onCancel }: Props): JSX.Element {
  const { result, failed, submit } = useAction();
  const hasPhone = profile.parents.some((parent) => parent.phone === 'confirmed');
  const { verdict } = profile;
  // Bedtime or a quiet time keeps TikTok off, or is about to.
  const isPastBedtime = isQuietTime(verdict.reason ?? verdict.next?.reason ?? null);
  const [minutes, setMinutes] = useState((EXTRA_CHOICES[0] ?? 0) / MINUTE);
  const [reason, setReason] = useState('');
  const [past, setPast] = useState(true);
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);

  const isRequest = code === '';
  const askLater = async (): Promise<void> => {
    const answer = await ask('ask-extra-time', terms());
    if (!answer.ok) throw new ActionError(errorText(answer));
    onGiven({ text: t('closedAsked'), open: false, waits: true });
  };

  const give = async (): Promise<void> => {
    const answer = await ask('extra-time', { ...terms(), code });
    setFailure(answer.ok ? null : answer);
    setCode('');
    if (!answer.ok) {
      form.current?.querySelector<HTMLInputElement>('[type="password"]')?.focus();
      throw new ActionError(errorText(answer));
    }
    const after = await siteStateAfter();
    const who = nameOf(answer.parent, profile);
    onGiven({ text: gaveText(after, who, durationText(minutes * MINUTE)), open: after.open });
  };

  const isAnyone = answeredBy === 'anyone';
  const howMuch = durationText(minutes * MINUTE, 'long');
  return (
    <form
      ref={form}
      class="closed-form"
      noValidate
      aria-label={t('closedAsk')}
      onSubmit={submit(isRequest ? askLater : give)}
    >
      <label>
        <span class="label">{t('closedMinutes')}</span>
        {/* All choices at once, in a row like buttons. */}
        <select
          ref={first}
          class="extra-minutes"
          size={EXTRA_CHOICES.length}
          data-testid="extra-minutes"
          value={minutes}
          onChange={({ currentTarget }) => setMinutes(Number(currentTarget.value))}
          onKeyDown={(event) => {
            const step = sidewaysStep(event.key);
            if (step === 0) return;
            // Firefox would move, too.
            event.preventDefault();
            const next = EXTRA_CHOICES[EXTRA_CHOICES.indexOf(minutes * MINUTE) + step];
            if (next !== undefined) setMinutes(next / MINUTE);
          }}
        >
          {EXTRA_CHOICES.map((ms: Millis) => (
            <option key={ms} value={ms / MINUTE}>
              {durationText(ms)}
            </option>
          ))}
        </select>
      </label>
      {isAnyone ? (
        <p class="hint">{t('requestAnyone')}</p>
      ) : (
        <PinInput
          label={t(hasPhone ? 'closedCodePhone' : 'pinTitle')}
          hint={t('closedAskLater')}
          testId="extra-code"
          canReveal={false}
          value={code}
          onInput={setCode}
        />
      )}
      <label>
        <span class="label">
          {t('closedReason')} <span class="aside">{t('closedReasonNote')}</span>
        </span>
        <input
          type="text"
          autocomplete="off"
          maxLength={500}
          data-testid="extra-reason"
          value={reason}
          onInput={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      {isPastBedtime ? (
        <label class="tick">
          <input
            type="checkbox"
            data-testid="extra-past"
            checked={past}
            onChange={({ currentTarget }) => setPast(currentTarget.checked)}
          />
          {t('requestPast')}
        </label>
      ) : null}
      <ActionResult text={result} failed={failed} testId="extra-result" />
      <PinLockout profile={profile} failure={failure} />
      <div class="stack">
        <Button kind="primary" testId="extra-submit">
          {t(isRequest ? 'closedAskDo' : 'closedSubmit', howMuch)}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('screenNotNow')}
        </Button>
      </div>
    </form>
  );

  function terms() {
    if (containsUrl(reason)) throw new ActionError(t('agrNoAddress'));
    return { minutes, pastBedtime: isPastBedtime && past, reason: reason.trim() };
  }
}

/** By how many choices a key moves in a row of them; in Chromium, lists know up and down alone. */
function sidewaysStep(key: string): number {
  const toTheRight = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  return readingDirection() === 'rtl' ? -toTheRight : toTheRight;
}

function gaveText({ open, until }: SiteState, who: string, howMuch: string): string {
  const gave = t('sentence', t('closedGiven', who, howMuch));
  if (!open) return `${gave} ${t('closedStill')}`;
  return until === null ? gave : t('closedGaveUntil', who, howMuch, until);
}

/** @param by the parent's id or name */
function nameOf(by: string, profile: BrowserProfileView): string {
  const parent = profile.parents.find(({ id, name }) => id === by || name === by);
  return capitalized(parentName(profile, parent?.id ?? null));
}
