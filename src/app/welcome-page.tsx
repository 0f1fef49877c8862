import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { machineZone } from '../platform/clock.ts';
import type { ShownSettings } from '../domain/settings.ts';
import { hasAccess, requestAccess } from '../platform/access.ts';
import { ask } from '../platform/messenger.ts';
import { NotDoneError, useAction } from '../ui/action.ts';
import { momentText } from '../ui/dates.ts';
import { failureText } from '../ui/failures.ts';
import { Result } from '../ui/result.tsx';
import { say } from '../ui/words.ts';
import type { Key } from '../ui/words.ts';
import { ScreenTitle } from './screen-title.tsx';

const PROMISES: readonly Key[] = [
  'welcomeCounts',
  'welcomeStays',
  'welcomeNever',
  'welcomeEveryone',
  'welcomeYours',
];

/** What Kintime does and does not do, and the one button that makes it begin. */
export function WelcomePage({
  settings,
}: {
  readonly settings: ShownSettings | null;
}): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <>
      <ScreenTitle text={say('welcomeTitle')} />
      <ul class="promises">
        {PROMISES.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
      {settings === null ? null : (
        <Start settings={settings} start={(name) => run(() => startCounting(name))} />
      )}
      <Result text={result} failed={failed} testId="welcome-result" />
    </>
  );
}

interface StartProps {
  readonly settings: ShownSettings;
  readonly start: (memberName: string) => void;
}

/** The button that starts counting, and what stands in its place once that was done. */
function Start({ settings, start }: StartProps): JSX.Element {
  const { countingSince, calendars } = settings;
  const pressed = useRef(false);
  const name = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The button that had the focus is gone; the news takes its place.
    if (pressed.current) heading.current?.focus();
  }, [countingSince]);
  if (countingSince === null) {
    return (
      <section>
        <p>{say('welcomeAsk')}</p>
        <label class="member-name">
          <span class="label">{say('memberName')}</span>
          <input
            ref={name}
            type="text"
            autocomplete="off"
            maxLength={60}
            data-testid="member-name"
          />
        </label>
        <button
          type="button"
          class="primary"
          data-testid="start-counting"
          onClick={() => {
            pressed.current = true;
            start(name.current?.value.trim() ?? '');
          }}
        >
          {say('startCounting')}
        </button>
      </section>
    );
  }
  const zone = calendars[0]?.zone ?? machineZone();
  return (
    <section class="panel" data-testid="counting-on">
      <h2 ref={heading} tabIndex={-1}>
        {say('countingOnTitle')}
      </h2>
      <p>{say('countingOnSince', momentText(countingSince, zone))}</p>
      <p>{say('countingOnNext')}</p>
      <p>{say('countingOnPaths')}</p>
      <ul class="paths" role="list">
        <li>
          <a class="button" href="#/time" data-testid="path-baseline">
            {say('countingOnBaseline')}
          </a>
          <p class="aside">{say('countingOnBaselineText')}</p>
        </li>
        <li>
          <a class="button" href="#/agreement/bedtime" data-testid="path-bedtime">
            {say('countingOnBedtime')}
          </a>
          <p class="aside">{say('countingOnBedtimeText')}</p>
        </li>
      </ul>
    </section>
  );
}

async function startCounting(memberName: string): Promise<string> {
  // Names are kept, and addresses never are.
  if (memberName.includes('://') || memberName.includes('/@'))
    throw new NotDoneError(say('memberNameRefused'));
  if (!(await accessNow())) throw new NotDoneError(say('startRefused'));
  const answer = await ask('start-counting', { memberName });
  // The page sees in the database that counting is on, and says so.
  if (!answer.ok) throw new NotDoneError(failureText(answer));
  return '';
}

/** Browsers that refuse to ask may still have given access at installation. */
function accessNow(): Promise<boolean> {
  return requestAccess().catch(hasAccess);
}
