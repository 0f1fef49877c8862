import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { EXTRA_CHOICES } from '../../domain/limits/rules/extra-time.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { Failure } from '../../messages/index.ts';
import type { HouseholdView } from '../../messages/views.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { Button, ButtonLink } from '../../ui/components/button.tsx';
import { durationText } from '../../ui/text/format-duration.ts';
import { failureText } from '../../ui/text/error-text.ts';
import { Panel } from '../../ui/components/panel.tsx';
import { parentName } from '../../ui/text/reason-text.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say } from '../../ui/i18n.ts';
import { afterGiving } from './extra-time-result.ts';
import type { After, Given } from './extra-time-result.ts';
import { PinField } from './pin-input.tsx';
import { useWait, WaitLine } from './lockout.tsx';

interface Props {
  readonly household: HouseholdView;
  readonly onGiven: (given: Given) => void;
  readonly onCancel: () => void;
}

/** A parent gives more minutes with their PIN. */
export function ExtraTime(props: Props): JSX.Element {
  return props.household.hasPin ? <Form {...props} /> : <NoPin {...props} />;
}

function NoPin({ onCancel }: Props): JSX.Element {
  return (
    <Panel title={say('closedAskTitle')} testId="extra-no-pin">
      <p>{say('closedNoPin')}</p>
      <p class="closed-choices">
        <ButtonLink href="app.html#/agreement">{say('closedNoPinGo')}</ButtonLink>
        <Button onClick={onCancel}>{say('closedCancel')}</Button>
      </p>
    </Panel>
  );
}

function Form({ household, onGiven, onCancel }: Props): JSX.Element {
  const { result, failed, run } = useAction();
  const { reason: because } = household.word;
  const phone = household.parents.some((parent) => parent.phone === 'confirmed');
  const quiet = because === 'bedtime' || because === 'quiet';
  const [minutes, setMinutes] = useState((EXTRA_CHOICES[0] ?? 0) / MINUTE);
  const [reason, setReason] = useState('');
  const [past, setPast] = useState(true);
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const leftMs = useWait(household.waitMs, failure);
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);

  const give = async (): Promise<string> => {
    const pastBedtime = quiet && past;
    const answer = await ask('extra-time', { minutes, code, pastBedtime, reason: reason.trim() });
    setFailure(answer.ok ? null : answer);
    setCode('');
    if (!answer.ok) {
      form.current?.querySelector<HTMLInputElement>('[type="password"]')?.focus();
      throw new NotDoneError(failureText(answer));
    }
    const after = await afterGiving();
    const who = nameOf(answer.parent, household);
    onGiven({ text: gaveText(after, who, durationText(minutes * MINUTE)), open: after.open });
    return '';
  };

  return (
    <Panel title={say('closedAskTitle')}>
      <p id="extra-text">{say(phone ? 'closedAskPhone' : 'closedAskText')}</p>
      <form
        ref={form}
        noValidate
        aria-describedby="extra-text"
        onSubmit={(event) => {
          event.preventDefault();
          run(give);
        }}
      >
        <label>
          <span class="label">{say('closedMinutes')}</span>
          <select
            ref={first}
            data-testid="extra-minutes"
            value={minutes}
            onChange={({ currentTarget }) => setMinutes(Number(currentTarget.value))}
          >
            {EXTRA_CHOICES.map((ms: Millis) => (
              <option key={ms} value={ms / MINUTE}>
                {durationText(ms, 'long')}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="label">{say('closedReason')}</span>
          <input
            type="text"
            autocomplete="off"
            maxLength={500}
            aria-describedby="extra-reason-note"
            data-testid="extra-reason"
            value={reason}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <span class="aside" id="extra-reason-note">
            {say('closedReasonNote')}
          </span>
        </label>
        {quiet ? (
          <label class="tick">
            <input
              type="checkbox"
              data-testid="extra-past"
              checked={past}
              onChange={({ currentTarget }) => setPast(currentTarget.checked)}
            />
            {say(because === 'quiet' ? 'closedPastQuiet' : 'closedPast')}
          </label>
        ) : null}
        <PinField
          label={say(phone ? 'closedCodePhone' : 'closedCode')}
          testId="extra-code"
          value={code}
          onInput={setCode}
        />
        <Result text={result} failed={failed} testId="extra-result" />
        <WaitLine leftMs={leftMs} />
        <p class="closed-choices">
          <Button kind="primary" testId="extra-submit">
            {say('closedSubmit')}
          </Button>
          <Button onClick={onCancel}>{say('closedCancel')}</Button>
        </p>
      </form>
    </Panel>
  );
}

function gaveText({ open, until }: After, who: string, howMuch: string): string {
  if (!open) return say('closedGaveStill', who, howMuch);
  return until === null
    ? say('closedGave', who, howMuch)
    : say('closedGaveUntil', who, howMuch, until);
}

/** The answer may name the parent by their id or by their name. */
function nameOf(parent: string, { parents }: HouseholdView): string {
  const known = parents.some(({ id }) => id === parent);
  return known || parent === '' ? parentName(parents, parent) : parent;
}
