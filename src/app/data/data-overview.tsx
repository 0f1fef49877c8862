import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../../ui/components/icon.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import { isDemo } from '../../ui/demo-mode.ts';
import { t } from '../../ui/i18n.ts';
import { BellJar } from '../../ui/scene/bell-jar.tsx';
import { Dunes, Hill } from '../../ui/scene/land.tsx';
import { Art, Scene } from '../../ui/scene/scene.tsx';
import { ScreenTitle } from '../components/screen-title.tsx';
import { ExportButtons } from './backup/export.tsx';
import { ImportPanel } from './backup/import.tsx';
import { DataTabs } from './data-tabs.tsx';
import { DeletionPanel } from './deletion.tsx';
import { RecordPanel } from './record/record-panel.tsx';
import { RetentionPanel } from './retention.tsx';

/** What is kept, and what people can do with it. */
export function DataOverview(): JSX.Element {
  return (
    <>
      <Scene mood="day" art={<KeptArt />} class="hero data-hero">
        <ScreenTitle text={t('dataHeading')} />
        <ExportButtons />
      </Scene>
      <DataTabs current="data" />
      <Facts />
      <div class="card divided">
        <RecordPanel />
        <ImportPanel />
        <RetentionPanel />
        <DeletionPanel />
      </div>
      <Places />
    </>
  );
}

function KeptArt(): JSX.Element {
  return (
    <Art size={[1000, 300]}>
      <circle class="halo jar-halo" cx={790} cy={180} r={150} />
      <Dunes width={1000} y={240} height={62} />
      <BellJar x={790} y={246} r={96} />
      <Hill x={790} y={330} width={920} height={86} />
    </Art>
  );
}

/** What is kept, what is not, and what is sent. */
function Facts(): JSX.Element {
  return (
    <div class="kept">
      <Fact icon="hourglass" title={t('storedTitle')} text={t('storedWhat')} />
      <Fact icon="close" title={t('neverStoredTitle')} text={t('storedNever')} />
      <Fact icon="device" title={t('sentTitle')} text={t('sentText')}>
        <a href="#/data/check">{t('seeForYourself')}</a>
      </Fact>
    </div>
  );
}

interface FactProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

function Fact({ icon, title, text, children }: FactProps): JSX.Element {
  return (
    <section>
      <Icon name={icon} />
      <h2>{title}</h2>
      <p class="soft">
        {text} {children}
      </p>
    </section>
  );
}

/** Where to look closely. */
function Places(): JSX.Element {
  return (
    <nav aria-label={t('placesTitle')}>
      <ul class="places" role="list">
        {isDemo() ? null : (
          <>
            <Place icon="hourglass" href="#/data/entries" title={t('storedRows')} />
            <Place
              icon="eye"
              href="#/data/inspect"
              title={t('inspectTitle')}
              testId="inspect-open"
            />
          </>
        )}
        <Place icon="talk" href="#/agreement/changes" title={t('logTitle')} />
        <Place icon="asks" href="#/data/help" title={t('diagnosticsTitle')} />
      </ul>
    </nav>
  );
}

interface PlaceProps {
  readonly icon: IconName;
  readonly href: string;
  readonly title: string;
  readonly testId?: string;
}

function Place({ icon, href, title, testId }: PlaceProps): JSX.Element {
  return (
    <li>
      <a class="place" href={href} data-testid={testId}>
        <Icon name={icon} />
        <span>{title}</span>
      </a>
    </li>
  );
}
