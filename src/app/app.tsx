import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { needsPersonToDecide } from '../domain/time/recorded-clock.ts';
import { isSetUp } from '../domain/settings/settings.ts';
import type { PublicSettings } from '../domain/settings/settings.ts';
import { useAccess, useStorageIssue } from '../ui/hooks/use-tracking-status.ts';
import { AccessNotice, ClockNotice, StorageNotice } from '../ui/components/status-notices.tsx';
import { useNow } from '../ui/hooks/use-now.ts';
import { useUsage } from '../ui/hooks/use-query.ts';
import { isDemo } from '../ui/demo-mode.ts';
import { t } from '../ui/i18n.ts';
import type { Key } from '../ui/i18n.ts';
import { useConsent } from './use-consent.ts';
import { AgreementPage } from './agreement/agreement-page.tsx';
import { DataPage } from './data/data-page.tsx';
import { HouseholdPage } from './household/household-page.tsx';
import { PrivacyPage } from './privacy/privacy-page.tsx';
import { LanguageField } from './welcome/language-field.tsx';
import { lazy } from './lazy.tsx';
import { useRoute } from './router.ts';
import type { Route, RouteName } from './router.ts';
import { DemoNotice } from './demo/demo-notice.tsx';
import { WelcomePage } from './welcome/welcome-page.tsx';

const LINKS: readonly (readonly [RouteName, Key])[] = [
  ['time', 'timeTitle'],
  ['agreement', 'agrLimits'],
  ['household', 'householdTitle'],
  ['privacy', 'privacyLink'],
  ['data', 'dataTitle'],
  ['welcome', 'aboutTitle'],
];

/** What of a sample can be looked at; the other screens are about what is real here. */
const DEMO_ROUTES: ReadonlySet<RouteName> = new Set<RouteName>(['time', 'agreement']);

/** The charts are loaded where somebody looks at them. */
const TimePage = lazy(async () => (await import('./time/time-page.tsx')).TimePage);

const NO_DATES = (): readonly never[] => [];

export function App(): JSX.Element {
  const place = useRoute();
  const { name } = place;
  const isSample = isDemo();
  const isAgreed = useConsent();
  const reading = useUsage(NO_DATES, '');
  const settings = reading.state === 'ready' ? reading.value.settings : null;
  const counting = settings !== null && settings.countingSince !== null;
  const known = reading.state !== 'waiting';
  useEffect(() => {
    // Settled once, in the address, so that the page stays what it is when counting begins.
    if (name === null && known)
      location.replace(settings !== null && !counting ? '#/welcome' : '#/time');
  }, [name, known]);
  return (
    <div class="app">
      {isSample ? <DemoNotice /> : null}
      <header class="app-head">
        <p class="app-name">
          <img src="icons/kintime.svg" width="28" height="28" alt="" />
          Kintime
        </p>
        <nav aria-label={t('pages')}>
          <ul>
            {LINKS.filter(([to]) => !isSample || DEMO_ROUTES.has(to)).map(([to, title]) => (
              <li key={to}>
                <a href={`#/${to}`} aria-current={name === to ? 'page' : undefined}>
                  {t(to === 'agreement' && isAgreed ? 'agrOurs' : title)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>
        {reading.state === 'problem' ? <StorageNotice issue={reading.problem} /> : null}
        {settings !== null && isSetUp(settings) && !isSample ? (
          <Troubles settings={settings} />
        ) : null}
        <Screen place={isSample ? demoRoute(place) : place} settings={settings} />
      </main>
      <footer class="app-foot">
        <LanguageField />
      </footer>
    </div>
  );
}

/** In a sample, every other address shows its weeks. */
function demoRoute(place: Route): Route {
  const isShown = place.name !== null && DEMO_ROUTES.has(place.name);
  return isShown ? place : { name: 'time', part: '' };
}

/** What keeps Kintime from counting stands above whatever the screen shows. */
function Troubles({
  settings: { recordedClock },
}: {
  readonly settings: PublicSettings;
}): JSX.Element {
  const wall = useNow();
  const access = useAccess();
  const writing = useStorageIssue();
  return (
    <>
      {access === false ? <AccessNotice /> : null}
      {needsPersonToDecide(recordedClock, wall) ? (
        <ClockNotice behindMs={recordedClock.last - wall} />
      ) : null}
      {writing === null ? null : <StorageNotice issue={writing} />}
    </>
  );
}

interface ScreenProps {
  readonly place: Route;
  /** `null` while they are not known. */
  readonly settings: PublicSettings | null;
}

function Screen({ place, settings }: ScreenProps): JSX.Element | null {
  switch (place.name) {
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
