import type { JSX } from 'preact';
import { machineZone } from '../platform/clock.ts';
import type { Settings } from '../domain/settings.ts';
import { hasAccess, requestAccess } from '../platform/access.ts';
import { ask } from '../platform/messenger.ts';
import { useAction } from '../ui/action.ts';
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
export function WelcomePage({ settings }: { readonly settings: Settings | null }): JSX.Element {
  const { busy, result, run } = useAction();
  const since = settings?.countingSince ?? null;
  return (
    <>
      <ScreenTitle text={say('welcomeTitle')} />
      <p class="lead">{say('welcomeLead')}</p>
      <ul class="promises">
        {PROMISES.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
      {settings !== null && since !== null ? (
        <section class="panel" data-testid="counting-on">
          <h2>{say('countingOnTitle')}</h2>
          <p>
            {say(
              'countingOnSince',
              momentText(since, settings.calendars[0]?.zone ?? machineZone()),
            )}
          </p>
          <p>{say('countingOnNext')}</p>
          <p>
            <a class="button" href="#/time">
              {say('timeTitle')}
            </a>
          </p>
        </section>
      ) : (
        <section>
          <p>{say('welcomeAsk')}</p>
          <button
            type="button"
            class="primary"
            data-testid="start-counting"
            disabled={busy}
            onClick={() => run(startCounting)}
          >
            {say('startCounting')}
          </button>
        </section>
      )}
      <Result text={result} testId="welcome-result" />
    </>
  );
}

async function startCounting(): Promise<string> {
  if (!(await accessNow())) return say('startRefused');
  const answer = await ask('start-counting', {});
  return answer.ok ? say('countingStarted') : failureText(answer);
}

/** Browsers that refuse to ask may still have given access at installation. */
function accessNow(): Promise<boolean> {
  return requestAccess().catch(hasAccess);
}
