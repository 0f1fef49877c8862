import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { needsPerson } from '../domain/time/recorded-clock.ts';
import { isSetUp } from '../domain/settings/settings.ts';
import type { ShownSettings } from '../domain/settings/settings.ts';
import { useAccess, useWritingProblem } from '../ui/hooks/use-tracking-status.ts';
import { AccessNotice, ClockNotice, StorageNotice } from '../ui/components/status-notices.tsx';
import { useWall } from '../ui/hooks/use-now.ts';
import { usePicture } from '../ui/hooks/use-query.ts';
import { showsSample } from '../ui/demo-mode.ts';
import { say } from '../ui/i18n.ts';
import type { Key } from '../ui/i18n.ts';
import { useAgreed } from './use-consent.ts';
import { AgreementPage } from './agreement/agreement-page.tsx';
import { DataPage } from './data/data-page.tsx';
import { HouseholdPage } from './household/household-page.tsx';
import { PrivacyPage } from './privacy/privacy-page.tsx';
import { LanguageField } from './welcome/language-field.tsx';
import { late } from './lazy.tsx';
import { usePlace } from './router.ts';
import type { Place, Route } from './router.ts';
import { SampleNotice } from './demo/demo-notice.tsx';
import { WelcomePage } from './welcome/welcome-page.tsx';

const LINKS: readonly (readonly [Route, Key])[] = [
  ['time', 'timeTitle'],
  ['agreement', 'agrLimits'],
  ['household', 'householdTitle'],
  ['privacy', 'privacyLink'],
  ['data', 'dataTitle'],
  ['welcome', 'aboutTitle'],
];

/** What of a sample can be looked at; the other screens are about what is real here. */
const SAMPLE_ROUTES: ReadonlySet<Route> = new Set<Route>(['time', 'agreement']);

/** The charts are loaded where somebody looks at them. */
const TimePage = late(async () => (await import('./time/time-page.tsx')).TimePage);

const NO_DATES = (): readonly never[] => [];

export function App(): JSX.Element {
  const place = usePlace();
  const { route } = place;
  const isSample = showsSample();
  const isAgreed = useAgreed();
  const reading = usePicture(NO_DATES, '');
  const settings = reading.state === 'here' ? reading.value.settings : null;
  const counting = settings !== null && settings.countingSince !== null;
  const known = reading.state !== 'waiting';
  useEffect(() => {
    // Settled once, in the address, so that the page stays what it is when counting begins.
    if (route === null && known)
      location.replace(settings !== null && !counting ? '#/welcome' : '#/time');
  }, [route, known]);
  return (
    <div class="app">
      {isSample ? <SampleNotice /> : null}
      <header class="app-head">
        <p class="app-name">
          <img src="icons/kintime.svg" width="28" height="28" alt="" />
          Kintime
        </p>
        <nav aria-label={say('pages')}>
          <ul>
            {LINKS.filter(([to]) => !isSample || SAMPLE_ROUTES.has(to)).map(([to, title]) => (
              <li key={to}>
                <a href={`#/${to}`} aria-current={route === to ? 'page' : undefined}>
                  {say(to === 'agreement' && isAgreed ? 'agrOurs' : title)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>
        {reading.state === 'problem' ? <StorageNotice problem={reading.problem} /> : null}
        {settings !== null && isSetUp(settings) && !isSample ? (
          <Troubles settings={settings} />
        ) : null}
        <Screen place={isSample ? samplePlace(place) : place} settings={settings} />
      </main>
      <footer class="app-foot">
        <LanguageField />
      </footer>
    </div>
  );
}

/** In a sample, every other address shows its weeks. */
function samplePlace(place: Place): Place {
  const isShown = place.route !== null && SAMPLE_ROUTES.has(place.route);
  return isShown ? place : { route: 'time', part: '' };
}

/** What keeps Kintime from counting stands above whatever the screen shows. */
function Troubles({ settings: { ledger } }: { readonly settings: ShownSettings }): JSX.Element {
  const wall = useWall();
  const access = useAccess();
  const writing = useWritingProblem();
  return (
    <>
      {access === false ? <AccessNotice /> : null}
      {needsPerson(ledger, wall) ? <ClockNotice behindMs={ledger.last - wall} /> : null}
      {writing === null ? null : <StorageNotice problem={writing} />}
    </>
  );
}

interface ScreenProps {
  readonly place: Place;
  /** `null` while they are not known. */
  readonly settings: ShownSettings | null;
}

function Screen({ place, settings }: ScreenProps): JSX.Element | null {
  switch (place.route) {
    case 'welcome':
      return <WelcomePage settings={settings} />;
    case 'time':
      return <TimePage />;
    case 'agreement':
      return <AgreementPage settings={settings} part={place.part} />;
    case 'household':
      return <HouseholdPage settings={settings} part={place.part} />;
    case 'privacy':
      return <PrivacyPage settings={settings} />;
    case 'data':
      return <DataPage />;
    case null:
      return null;
  }
}
