import type { JSX } from 'preact';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { DataPlace } from '../data-place.tsx';
import { PermissionsPanel } from './permissions.tsx';

/** Typed text, the same in every language. */
const COMMANDS = { build: 'npm ci && npm run package', compare: 'sha256sum out/*.zip' };
const PLACES = {
  chromium: 'chrome://extensions',
  firefox: 'about:debugging#/runtime/this-firefox',
};

const CHROMIUM: readonly Key[] = ['seeChromiumMode', 'seeChromiumLook'];
const FIREFOX: readonly Key[] = ['seeFirefoxLook'];

/** How to verify what is sent, that the package matches the source, and what it may do. */
export function CheckPage(): JSX.Element {
  return (
    <DataPlace title={t('seeTitle')} text={t('seeText')}>
      <p class="soft">
        {t('folderHolds')} {t('folderSeen')} {t('folderPasswordHint')}
      </p>
      <div class="card divided">
        <Steps title={t('seeChromium')} place={PLACES.chromium} steps={CHROMIUM} />
        <Steps title={t('seeFirefox')} place={PLACES.firefox} steps={FIREFOX} />
        <details>
          <summary>{t('seeBuild')}</summary>
          <ol>
            <li>{t('seeBuildSource')}</li>
            <li>
              {t('seeBuildRun')} <Command text={COMMANDS.build} />
            </li>
            <li>
              {t('seeBuildCompare')} <Command text={COMMANDS.compare} />
            </li>
          </ol>
          <p>{t('seeBuildSame')}</p>
        </details>
      </div>
      <PermissionsPanel />
    </DataPlace>
  );
}

interface Props {
  readonly title: string;
  readonly place: string;
  readonly steps: readonly Key[];
}

function Steps({ title, place, steps }: Props): JSX.Element {
  return (
    <details>
      <summary>{title}</summary>
      <ol>
        <li>
          {t('seeOpen')} <Command text={place} />
        </li>
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
        <li>{t('seeWatch')}</li>
      </ol>
    </details>
  );
}

function Command({ text }: { readonly text: string }): JSX.Element {
  return <code dir="ltr">{text}</code>;
}
