import type { JSX } from 'preact';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { isFirefox } from '../../../platform/extension/is-firefox.ts';
import { DataPlace } from '../data-place.tsx';
import { PermissionsPanel } from './permissions.tsx';

/** Typed text, the same in every language. */
const COMMANDS = { build: 'npm ci && npm run package', compare: 'sha256sum out/*.zip' };

/** Where each browser's own tools are, and the way from there to Kintime's connections. */
const TOOLS: Readonly<Record<'chromium' | 'firefox', { place: string; steps: readonly Key[] }>> = {
  chromium: { place: 'chrome://extensions', steps: ['seeChromiumMode', 'seeChromiumLook'] },
  firefox: { place: 'about:debugging#/runtime/this-firefox', steps: ['seeFirefoxLook'] },
};

/** How to verify what is sent, that the package matches the source, and what it may do. */
export function CheckPage(): JSX.Element {
  const { place, steps } = TOOLS[isFirefox() ? 'firefox' : 'chromium'];
  return (
    <DataPlace title={t('seeTitle')} text={t('seeText')}>
      <p class="soft">
        {t('folderHolds')} {t('folderSeen')} {t('folderPasswordHint')}
      </p>
      <div class="card divided">
        <details>
          <summary>{t('seeHow')}</summary>
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
        <details>
          <summary>{t('seeBuild')}</summary>
          <ol>
            <li>
              {t('seeBuildRun')} <Command text={COMMANDS.build} />
            </li>
            <li>
              {t('seeBuildCompare')} <Command text={COMMANDS.compare} />
            </li>
          </ol>
        </details>
      </div>
      <PermissionsPanel />
    </DataPlace>
  );
}

function Command({ text }: { readonly text: string }): JSX.Element {
  return <code dir="ltr">{text}</code>;
}
