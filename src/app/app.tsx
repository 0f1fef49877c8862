import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { needsPersonToDecide } from '../domain/time/recorded-clock.ts';
import { isSetUp } from '../domain/settings/settings.ts';
import type { PublicSettings } from '../domain/settings/settings.ts';
import { useAccess, useStorageIssue } from '../ui/hooks/use-tracking-status.ts';
import { ScopeNote } from '../ui/components/scope-note.tsx';
import { AccessNotice, ClockNotice, StorageNotice } from '../ui/components/status-notices.tsx';
import { useFolderLook } from '../ui/hooks/use-folder-look.ts';
import { useNow } from '../ui/hooks/use-now.ts';
import { isDemo } from '../ui/demo-mode.ts';
import { t } from '../ui/i18n.ts';
import type { Key } from '../ui/i18n.ts';
import { AgreementPage } from './agreement/agreement-page.tsx';
import { AppName } from './components/app-name.tsx';
import { DataPage } from './data/data-page.tsx';
import { HouseholdPage } from './household/household-page.tsx';
import { PrivacyPage } from './privacy/privacy-page.tsx';
import { LanguageField } from './welcome/language-field.tsx';
import { PinDialog } from './pin/pin-dialog.tsx';
import { useRoute } from './router.ts';
import { useSettings } from './use-settings.ts';
import type { Route, RouteName } from './router.ts';
import { TimePage } from './time/time-page.tsx';
import { DemoNotice } from './demo/demo-notice.tsx';
import { AboutPage } from './welcome/about-page.tsx';
import { fillsWindow } from './welcome/steps.ts';
import { WelcomePage } from './welcome/welcome-page.tsx';

const LINKS: readonly (readonly [RouteName, Key])[] = [
  ['time', 'timeTitle'],
  ['agreement', 'agrOurs'],
  ['household', 'householdTitle'],
  ['data', 'dataPrivacy'],
];

/** What the navigation calls the current screen: the privacy checklist belongs to the data. */
function screenOf(name: RouteName | null): RouteName | null {
  return name === 'privacy' ? 'data' : name;
}

export function App(): JSX.Element {
  const demo = isDemo();
  const route = useRoute();
  const { name } = route;
  const [hasShownTime, setShownTime] = useState(false);
  // _My time_ shows its numbers first: everything else would compete with them.
  const isFirst = name === 'time' && !hasShownTime;
  const result = useSettings(!isFirst);
  const settings = result.state === 'ready' ? result.value : null;
  const isLoaded = result.state !== 'waiting';
  useEffect(() => {
    // Decided once and kept in the hash, so that the screen does not change when tracking starts.
    if (name === null && isLoaded)
      location.replace(settings?.countingSince === null ? '#/welcome' : '#/time');
  }, [name, isLoaded]);
  const isShown = name !== null && !isFirst;
  const isFull = settings !== null && fillsWindow(route, settings);
  return (
    <div class={isFull ? 'app full' : 'app'}>
      {demo ? <DemoNotice /> : null}
      {isFull ? null : (
        <header class="spread app-head">
          <AppName />
          <nav aria-label={t('pages')}>
            <ul>
              {LINKS.map(([to, title]) => (
                <li key={to}>
                  <a href={`#/${to}`} aria-current={screenOf(name) === to ? 'page' : undefined}>
                    {t(title)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
      )}
      <main>
        {result.state === 'problem' ? <StorageNotice issue={result.problem} /> : null}
        {settings === null || !isShown ? null : <Warnings settings={settings} />}
        <Screen route={route} settings={settings} onTime={() => setShownTime(true)} />
      </main>
      <PinDialog />
      {isShown ? <FolderLook /> : null}
      {isFull || isFirst ? null : (
        <footer class="app-foot">
          <ScopeNote />
          <LanguageField />
          <a href="#/about">{t('aboutTitle')}</a>
        </footer>
      )}
    </div>
  );
}

interface WarningsProps {
  readonly settings: PublicSettings;
}

/** Mounted once the numbers are shown: a request wakes the background, which competes with the page. */
function FolderLook(): null {
  useFolderLook(null);
  return null;
}

/** Whatever keeps Kintime from tracking, above every screen. */
function Warnings({ settings }: WarningsProps): JSX.Element | null {
  return isSetUp(settings) && !isDemo() ? <TrackingWarnings settings={settings} /> : null;
}

function TrackingWarnings({ settings: { recordedClock } }: WarningsProps): JSX.Element {
  const wall = useNow();
  const access = useAccess();
  const storageIssue = useStorageIssue();
  return (
    <>
      {access === false ? <AccessNotice /> : null}
      {needsPersonToDecide(recordedClock, wall) ? (
        <ClockNotice behindMs={recordedClock.last - wall} />
      ) : null}
      {storageIssue === null ? null : <StorageNotice issue={storageIssue} />}
    </>
  );
}

interface ScreenProps {
  readonly route: Route;
  /** `null` while loading. */
  readonly settings: PublicSettings | null;
  /** Called once _My time_ has shown what it has. */
  readonly onTime: () => void;
}

function Screen({ route, settings, onTime }: ScreenProps): JSX.Element | null {
  switch (route.name) {
    case 'welcome':
      return <WelcomePage settings={settings} part={route.part} detail={route.detail} />;
    case 'about':
      return <AboutPage />;
    case 'time':
      return <TimePage onShown={onTime} />;
    case 'agreement':
      return <AgreementPage settings={settings} part={route.part} detail={route.detail} />;
    case 'household':
      return <HouseholdPage settings={settings} part={route.part} />;
    case 'privacy':
      return <PrivacyPage settings={settings} />;
    case 'data':
      return <DataPage settings={settings} part={route.part} />;
    case null:
      return null;
  }
}
